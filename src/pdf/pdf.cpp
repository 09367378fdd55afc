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
#include "pdf/text_string.hpp"

namespace gouji {
namespace {

constexpr double kThickest = 3.0;   // points: a filled box that is thinner is a rule
constexpr double kLikeALine = 3.0;  // times longer than thick
constexpr double kStraight = 0.5;   // points that a rule may lean
constexpr double kWhite = 0.97;     // luminance that nobody sees on paper
constexpr double kPale = 0.6;
constexpr double kDark = 0.75;  // a background on which white can be read
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

constexpr char32_t kNoCharacter = 0xFFFD;

bool is_character(char32_t code) { return code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF); }

bool is_private_use(Unicode code) { return code >= 0xE000 && code <= 0xF8FF; }

/// Draws one page into the seam.
class Sketch : public OutputDev {
 public:
  explicit Sketch(PageLimits limits) : limits_(limits) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void startPage(int number, GfxState* state, XRef* /*xref*/) override {
    page_ = {};
    page_.number = number;
    page_.width = hundredths(state->getPageWidth());
    page_.height = hundredths(state->getPageHeight());
    dark_.clear();
    covers_ = {};
    opaque_ = {};
    actual_.reset();
  }

  gouji::Page take() {
    covers_.apply(page_);
    return std::move(page_);
  }
  bool over_limits() const { return over_; }
  void drop_annotation() { ++page_.dropped; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double /*origin_x*/,
                double /*origin_y*/, CharCode code, int bytes, const Unicode* unicode,
                int length) override {
    const auto& font = state->getFont();
    if (!font || over_) return;
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
    if (actual_) {
      add_to_actual(glyph, hidden);
    } else if (hidden) {
      page_.hidden += is_blank(unicode, length) ? 0U : 1U;
    } else {
      add(glyph, unicode, is_unmapped(*font) ? 0 : length, code);
    }
  }

  void beginActualText(GfxState* /*state*/, const GooString* text) override {
    actual_ = Actual{text_string({text->c_str(), static_cast<std::size_t>(text->getLength())}), {}};
  }
  void endActualText(GfxState* /*state*/) override {
    if (!actual_) return;
    const auto actual = std::move(*actual_);
    actual_.reset();
    if (actual.glyph) spread(*actual.glyph, actual.text.data(), actual.text.size());
  }

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
        add_line(state, from_x, from_y, to_x, to_y);
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
    add_image(state);
    OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, is_inline);
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool is_inline) override {
    add_image(state);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, is_inline);
  }
  void drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                       int /*height*/, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                       Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/, bool /*invert*/,
                       bool /*mask_interpolate*/) override {
    add_image(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/,
                           int /*height*/, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                           Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                           GfxImageColorMap* /*mask_colors*/, bool /*mask_interpolate*/) override {
    add_image(state);
  }

 private:
  /// Text that the file gives for a stretch of glyphs, and the box of those that can be seen.
  struct Actual {
    std::u32string text;
    std::optional<Glyph> glyph;
  };

  static bool is_blank(const Unicode* unicode, int length) {
    return std::all_of(unicode, unicode + length, [](Unicode u) {
      return u == ' ' || u == 0xA0 || u == 0x3000 || u == '\t' || u == '\n' || u == '\r';
    });
  }

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
    return std::none_of(dark_.begin(), dark_.end(),
                        [&](const Area& dark) { return dark.contains(x, y); });
  }

  void add_to_actual(const Glyph& glyph, bool hidden) {
    if (hidden) {
      ++page_.hidden;
    } else if (!actual_->glyph) {
      actual_->glyph = glyph;
    } else {
      auto& box = actual_->glyph->box;
      box.left = std::min(box.left, glyph.box.left);
      box.top = std::min(box.top, glyph.box.top);
      box.right = std::max(box.right, glyph.box.right);
      box.bottom = std::max(box.bottom, glyph.box.bottom);
    }
  }

  void add(const Glyph& glyph, const Unicode* unicode, int length, CharCode code) {
    const bool known = length > 0 && std::none_of(unicode, unicode + length, [](Unicode u) {
                         return u < ' ' || u == 0xFFFD || u > 0x10FFFF || is_private_use(u) ||
                                (u >= 0xD800 && u < 0xE000);
                       });
    if (known) {
      std::u32string text;
      for (int i = 0; i < length; ++i) text += static_cast<char32_t>(unicode[i]);
      spread(glyph, text.data(), text.size());
      return;
    }
    if (length == 0 && (code == 0 || glyph.box.width() == 0)) return;  // no ink either
    ++page_.unmapped;
    spread(glyph, &kNoCharacter, 1);
  }

  /// A ligature stands for several characters: each gets its part of the box.
  void spread(const Glyph& glyph, const char32_t* text, std::size_t length) {
    const auto parts = static_cast<std::int32_t>(length);
    for (std::int32_t i = 0; i < parts; ++i) {
      auto part = glyph;
      part.code = text[i] < U' ' ? U' ' : text[i];
      if (!is_character(part.code)) {  // half a pair of UTF-16
        part.code = kNoCharacter;
        ++page_.unmapped;
      }
      if (glyph.turn == Turn::upright) {
        part.box.left = glyph.box.left + glyph.box.width() / parts * i;
        part.box.right =
            i + 1 == parts ? glyph.box.right : part.box.left + glyph.box.width() / parts;
      }
      page_.glyphs.push_back(part);
    }
    glyphs_ += static_cast<std::uint32_t>(length);
    over_ = over_ || glyphs_ > limits_.glyphs;
  }

  void add_line(GfxState* state, double from_x, double from_y, double to_x, double to_y) {
    const bool flat = std::abs(from_y - to_y) <= kStraight;
    const bool steep = std::abs(from_x - to_x) <= kStraight;
    if (flat == steep) return;  // slanted, or a dot
    Area area = at(from_x, from_y);
    area.include(to_x, to_y);
    add_segment(state, area, steep);
  }

  void add_segment(GfxState* state, Area area, bool vertical) {
    const auto clip = clip_of(state);
    const auto middle_x = (area.left + area.right) / 2;
    const auto middle_y = (area.top + area.bottom) / 2;
    constexpr double kEdge = 1.0;  // rules on the edge of a clip are half visible
    if (vertical) {
      if (middle_x < clip.left - kEdge || middle_x > clip.right + kEdge) return;
      area.top = std::max(area.top, clip.top);
      area.bottom = std::min(area.bottom, clip.bottom);
      if (!(area.top < area.bottom)) return;
      page_.segments.push_back(
          {true, hundredths(middle_x), hundredths(area.top), hundredths(area.bottom)});
    } else {
      if (middle_y < clip.top - kEdge || middle_y > clip.bottom + kEdge) return;
      area.left = std::max(area.left, clip.left);
      area.right = std::min(area.right, clip.right);
      if (!(area.left < area.right)) return;  // no numbers at all, perhaps
      page_.segments.push_back(
          {false, hundredths(middle_y), hundredths(area.left), hundredths(area.right)});
    }
    over_ = over_ || ++segments_ > limits_.segments;
  }

  /// Thin boxes are rules, dark ones the background of what is written on them.
  void fill_boxes(GfxState* state) {
    if (over_ || state->getFillOpacity() < kTransparent) return;
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
      add_filled(state, area, light);
      const bool is_color = state->getFillColorSpace()->getMode() != csPattern;
      if (is_color && path->getNumSubpaths() == 1 && is_box(state, *part)) cover(state, area);
    }
  }

  void add_filled(GfxState* state, const Area& area, double light) {
    const auto wide = area.right - area.left;
    const auto tall = area.bottom - area.top;
    if (std::min(wide, tall) <= kThickest) {
      if (light > kWhite || std::max(wide, tall) < kLikeALine * std::min(wide, tall)) return;
      add_segment(state, area, tall > wide);
    } else if (light < kDark) {
      dark_.push_back(area);
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

  void add_image(GfxState* state) {
    const auto area = image_area(state);
    const auto wide = area.right - area.left;
    const auto tall = area.bottom - area.top;
    if (std::min(wide, tall) <= kThickest && std::max(wide, tall) > kLikeALine * kThickest) {
      add_segment(state, area, tall > wide);
      return;
    }
    const auto clip = clip_of(state);
    const auto seen_wide = std::min(area.right, clip.right) - std::max(area.left, clip.left);
    const auto seen_tall = std::min(area.bottom, clip.bottom) - std::max(area.top, clip.top);
    const auto all = page_.width / 100.0 * (page_.height / 100.0);
    if (seen_wide <= 0 || seen_tall <= 0 || all <= 0) return;
    const auto share = static_cast<std::int32_t>(100 * seen_wide * seen_tall / all);
    page_.image = std::max(page_.image, std::min(share, 100));
  }

  PageLimits limits_;
  gouji::Page page_;
  std::vector<Area> dark_;
  Covers covers_;
  Opaque opaque_;
  std::optional<Actual> actual_;
  std::uint32_t glyphs_ = 0;
  std::uint32_t segments_ = 0;
  bool over_ = false;
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
