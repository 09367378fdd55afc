// Poppler draws pages into the seam of src/page. The only file that includes Poppler.

#include "pdf/draw.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <Annot.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <Object.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include "pdf/area.hpp"
#include "pdf/cover.hpp"
#include "pdf/ink.hpp"
#include "pdf/letters.hpp"
#include "pdf/text_string.hpp"

namespace gouji {
namespace {

constexpr double kPale = 0.6;
constexpr double kTransparent = 0.05;
constexpr double kOpaque = 0.95;

double luminance(const GfxRGB& color) {
  return 0.299 * colToDbl(color.r) + 0.587 * colToDbl(color.g) + 0.114 * colToDbl(color.b);
}

/// How light the paint is; patterns count as ink.
double fill_luminance(GfxState* state) {
  if (state->getFillColorSpace()->getMode() == csPattern) return 0;
  GfxRGB color;
  state->getFillRGB(&color);
  return luminance(color);
}

double stroke_luminance(GfxState* state) {
  if (state->getStrokeColorSpace()->getMode() == csPattern) return 0;
  GfxRGB color;
  state->getStrokeRGB(&color);
  return luminance(color);
}

Area clip_of(GfxState* state) {
  Area out;
  state->getClipBBox(&out.left, &out.top, &out.right, &out.bottom);
  return out;
}

/// Four corners, upright on the page.
bool is_box(GfxState* state, const GfxSubpath& part) {
  constexpr int kCorners = 4;
  const auto count = part.getNumPoints();
  if (count < kCorners || count > kCorners + 1) return false;
  double last_x = 0;
  double last_y = 0;
  for (int i = 0; i <= kCorners; ++i) {
    const auto k = i % count;
    if (part.getCurve(k)) return false;
    double x = 0;
    double y = 0;
    state->transform(part.getX(k), part.getY(k), &x, &y);
    const bool straight = std::abs(x - last_x) <= kStraight || std::abs(y - last_y) <= kStraight;
    if (i > 0 && !straight) return false;
    last_x = x;
    last_y = y;
  }
  return true;
}

bool is_one_box(GfxState* state) {
  const auto* path = state->getPath();
  return path->getNumSubpaths() == 1 && is_box(state, *path->getSubpath(0));
}

/// Glyphs by number, and nothing that says what they stand for.
bool is_unmapped(const GfxFont& font) {
  if (!font.isCIDFont() || font.hasToUnicodeCMap()) return false;
  const auto* collection = static_cast<const GfxCIDFont&>(font).getCollection();
  return collection == nullptr || collection->toStr() == "Adobe-Identity";
}

/// Draws one page into the seam.
class Sketch : public OutputDev {
 public:
  explicit Sketch(PageLimits limits)
      : letters_(page_, limits.glyphs), ink_(page_, limits.segments) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void startPage(int number, GfxState* state, XRef* /*xref*/) override {
    page_ = {};
    page_.number = number;
    page_.width = hundredths(state->getPageWidth());
    page_.height = hundredths(state->getPageHeight());
    covers_ = {};
    opaque_ = {};
    letters_.begin_page();
    ink_.begin_page();
  }

  gouji::Page take() {
    covers_.apply(page_);
    return std::move(page_);
  }
  bool over_limits() const { return letters_.are_too_many() || ink_.is_too_much(); }
  void drop_annotation() { ++page_.dropped; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double /*origin_x*/,
                double /*origin_y*/, CharCode code, int bytes, const Unicode* unicode,
                int length) override {
    const auto& font = state->getFont();
    if (!font || over_limits()) return;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    state->getFontTransMat(&a, &b, &c, &d);
    // The pen moves by the glyph's own width; spacing between characters is no part of it.
    auto spacing = state->getCharSpace();
    if (bytes == 1 && code == ' ') spacing += state->getWordSpace();
    double space_x = 0;
    double space_y = 0;
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space_x, &space_y);
    double wide = 0;
    double tall = 0;
    state->transformDelta(dx - space_x, dy - space_y, &wide, &tall);
    double foot_x = 0;
    double foot_y = 0;
    state->transform(x, y, &foot_x, &foot_y);

    const bool downwards = font->getWMode() == 1;
    const double ascent = std::clamp(font->getAscent(), 0.5, 1.05);
    const double descent = std::clamp(font->getDescent(), -0.5, 0.0);
    Area area = at(foot_x, foot_y);
    if (downwards) {  // the pen stands at the middle of the head
      area = at(foot_x - a / 2, foot_y);
      area.include(foot_x + a / 2 + wide, foot_y + tall);
    } else {
      area = at(foot_x + c * descent, foot_y + d * descent);
      area.include(foot_x + c * ascent, foot_y + d * ascent);
      area.include(foot_x + wide + c * descent, foot_y + tall + d * descent);
      area.include(foot_x + wide + c * ascent, foot_y + tall + d * ascent);
    }
    Glyph glyph{
        .box = area.box(), .code = 0, .size = hundredths(std::hypot(c, d)), .turn = turn_of(a, b)};
    const bool hidden = is_hidden(state, area, glyph);
    const std::u32string text(unicode, unicode + (is_unmapped(*font) && !hidden ? 0 : length));
    letters_.add(glyph, hidden, text, code);
  }

  void beginActualText(GfxState* /*state*/, const GooString* text) override {
    letters_.begin_actual(
        text_string({text->c_str(), static_cast<std::size_t>(text->getLength())}));
  }
  void endActualText(GfxState* /*state*/) override { letters_.end_actual(); }

  void stroke(GfxState* state) override {
    if (stroke_luminance(state) > kWhite || state->getStrokeOpacity() < kTransparent) return;
    const auto* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const auto* part = path->getSubpath(i);
      for (int k = 1; k < part->getNumPoints(); ++k) {
        if (part->getCurve(k)) continue;
        double from_x = 0;
        double from_y = 0;
        double to_x = 0;
        double to_y = 0;
        state->transform(part->getX(k - 1), part->getY(k - 1), &from_x, &from_y);
        state->transform(part->getX(k), part->getY(k), &to_x, &to_y);
        ink_.add_line(from_x, from_y, to_x, to_y, clip_of(state));
      }
    }
  }

  void saveState(GfxState* /*state*/) override { opaque_.save(); }
  void restoreState(GfxState* /*state*/) override { opaque_.restore(); }
  void clip(GfxState* state) override { opaque_.clip(is_one_box(state)); }
  void eoClip(GfxState* state) override { opaque_.clip(is_one_box(state)); }
  void clipToStrokePath(GfxState* /*state*/) override { opaque_.clip(false); }
  void endTextObject(GfxState* state) override {
    constexpr int kClips = 4;  // render modes from here on clip to the text
    if (state->getRender() >= kClips) opaque_.clip(false);
  }
  void setSoftMask(GfxState* /*state*/, const double* /*box*/, bool /*alpha*/,
                   Function* /*transfer*/, GfxColor* /*backdrop*/) override {
    opaque_.mask(true);
  }
  void clearSoftMask(GfxState* /*state*/) override { opaque_.mask(false); }
  void beginTransparencyGroup(GfxState* /*state*/, const double* /*box*/, GfxColorSpace* /*space*/,
                              bool /*isolated*/, bool /*knockout*/, bool /*for_mask*/) override {
    opaque_.begin_group();
  }
  void endTransparencyGroup(GfxState* /*state*/) override { opaque_.end_group(); }

  void fill(GfxState* state) override { fill_boxes(state); }
  void eoFill(GfxState* state) override { fill_boxes(state); }

  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask,
                 bool is_inline) override {
    if (mask == nullptr) cover_by_image(state);
    ink_.add_image(image_area(state), clip_of(state));
    OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, is_inline);
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool is_inline) override {
    ink_.add_image(image_area(state), clip_of(state));
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, is_inline);
  }
  void drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                       int /*height*/, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                       Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/, bool /*invert*/,
                       bool /*mask_interpolate*/) override {
    ink_.add_image(image_area(state), clip_of(state));
  }
  void drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                           int /*height*/, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                           Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                           GfxImageColorMap* /*mask_colors*/, bool /*mask_interpolate*/) override {
    ink_.add_image(image_area(state), clip_of(state));
  }

 private:
  bool is_hidden(GfxState* state, const Area& area, Glyph& glyph) {
    const auto x = (area.left + area.right) / 2;
    const auto y = (area.top + area.bottom) / 2;
    constexpr int kInvisible = 3;
    const auto render = state->getRender() & 3;
    if (render == kInvisible || state->getRender() == 7) return true;
    if (!clip_of(state).contains(x, y)) return true;
    if (x < 0 || y < 0 || x * 100 > page_.width || y * 100 > page_.height) return true;
    const bool stroked = render == 1;
    const auto light = stroked ? stroke_luminance(state) : fill_luminance(state);
    const auto opacity = stroked ? state->getStrokeOpacity() : state->getFillOpacity();
    if (opacity < kTransparent) return true;
    glyph.pale = light > kPale || opacity < 1 - kPale;
    if (light <= kWhite) return false;
    return !ink_.is_dark(x, y);
  }

  void fill_boxes(GfxState* state) {
    if (over_limits() || state->getFillOpacity() < kTransparent) return;
    const auto light = fill_luminance(state);
    const auto* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const auto* part = path->getSubpath(i);
      if (part->getNumPoints() < 2) continue;
      Area area;
      for (int k = 0; k < part->getNumPoints(); ++k) {
        double x = 0;
        double y = 0;
        state->transform(part->getX(k), part->getY(k), &x, &y);
        if (k == 0) area = at(x, y);
        area.include(x, y);
      }
      ink_.add_box(area, clip_of(state), light);
      const bool is_color = state->getFillColorSpace()->getMode() != csPattern;
      if (is_color && path->getNumSubpaths() == 1 && is_box(state, *part)) cover(state, area);
    }
  }

  /// What was painted before is beneath this box now.
  void cover(GfxState* state, Area area) {
    if (!opaque_ || state->getFillOpacity() < kOpaque || state->getBlendMode() != gfxBlendNormal)
      return;
    const auto clip = clip_of(state);
    area.left = std::max(area.left, clip.left);
    area.top = std::max(area.top, clip.top);
    area.right = std::min(area.right, clip.right);
    area.bottom = std::min(area.bottom, clip.bottom);
    const bool is_rule =
        !(area.right - area.left > kThickest) || !(area.bottom - area.top > kThickest);
    if (!is_rule) covers_.add(area.box(), page_.glyphs.size());
  }

  void cover_by_image(GfxState* state) {
    const auto* matrix = state->getCTM();
    const bool upright = std::abs(matrix[1]) <= kStraight && std::abs(matrix[2]) <= kStraight;
    const bool turned = std::abs(matrix[0]) <= kStraight && std::abs(matrix[3]) <= kStraight;
    if (upright || turned) cover(state, image_area(state));
  }

  static Area image_area(GfxState* state) {
    const auto* matrix = state->getCTM();
    Area area = at(matrix[4], matrix[5]);
    area.include(matrix[4] + matrix[0], matrix[5] + matrix[1]);
    area.include(matrix[4] + matrix[2], matrix[5] + matrix[3]);
    area.include(matrix[4] + matrix[0] + matrix[2], matrix[5] + matrix[1] + matrix[3]);
    return area;
  }

  gouji::Page page_;
  Letters letters_;
  Ink ink_;
  Covers covers_;
  Opaque opaque_;
};

/// Form fields and text boxes belong to the document; stamps, seals and remarks are put onto it.
bool belongs_to_page(Annot* annotation, void* sketch) {
  switch (annotation->getType()) {
    case Annot::typeWidget:
    case Annot::typeFreeText:
    case Annot::typeLine:
    case Annot::typeSquare:
      return true;
    case Annot::typeLink:
      return false;
    default:
      static_cast<Sketch*>(sketch)->drop_annotation();
      return false;
  }
}

}  // namespace

Pages draw(std::string& bytes, const char* password) {
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  std::optional<GooString> secret;
  if (password != nullptr) secret.emplace(password);
  PDFDoc document(
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)), secret,
      secret);
  Pages out;
  if (!document.isOk()) {
    const bool locked = document.getErrorCode() == errEncrypted;
    out.failure = locked ? PageFailure::password : PageFailure::damaged;
    return out;
  }
  const PageLimits limits;
  const auto count = document.getNumPages();
  if (count <= 0) out.failure = PageFailure::no_pages;
  if (count > static_cast<int>(limits.pages)) out.failure = PageFailure::too_many;
  if (out.failure != PageFailure::none) return out;
  Sketch sketch(limits);
  for (int number = 1; number <= count; ++number) {
    constexpr double kPoints = 72;
    const auto over = [](void* data) { return static_cast<Sketch*>(data)->over_limits(); };
    document.displayPage(&sketch, number, kPoints, kPoints, 0, false, true, false, over, &sketch,
                         belongs_to_page, &sketch);
    if (sketch.over_limits()) {
      out.failure = PageFailure::too_many;
      out.pages.clear();
      return out;
    }
    out.pages.push_back(sketch.take());
  }
  return out;
}

}  // namespace gouji
