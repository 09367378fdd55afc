#include "layout/assemble.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "document/contents.hpp"
#include "document/outline.hpp"
#include "layout/aligned.hpp"
#include "layout/furniture.hpp"
#include "layout/margins.hpp"
#include "layout/open_table.hpp"
#include "layout/prepare.hpp"
#include "layout/sheet.hpp"
#include "layout/table_head.hpp"
#include "layout/writer.hpp"

namespace gouji {
namespace {

constexpr std::int32_t kScan = 60;  // percent of the page that its image covers

/// An image and (nearly) no letters that a person sees: a scan, with or without recognised text
/// hidden behind it.
bool is_scan(const Page& page) {
  constexpr std::size_t kFew = 20;
  return page.image >= kScan && page.glyphs.size() < kFew;
}

/// 目录 on top and no sentence and no table below.
bool has_nothing_but_contents(const PageLayout& page) {
  constexpr std::size_t kFewest = 4;
  const auto& pieces = page.pieces;
  return pieces.size() >= kFewest && page.sheets.empty() &&
         is_contents_title(pieces.front().line.text) &&
         std::all_of(pieces.begin() + 1, pieces.end(),
                     [](const Piece& piece) { return may_be_entry(piece.line.text); });
}

class Assembler {
 public:
  Assembler(const std::vector<PageLayout>& pages, const PageWords& words)
      : pages_(pages), words_(words), writer_(document_), outline_(document_) {
    for (const auto& page : pages) {
      if (margins_.count(page.width) == 0) margins_[page.width] = measure(pages, page.width);
    }
  }

  Document run() {
    for (const auto& page : pages_) read_page(page);
    close_paragraph();
    close_table();
    return std::move(document_);
  }

 private:
  void read_page(const PageLayout& page) {
    page_ = &page;
    number_ = 1;
    all_contents_ = has_nothing_but_contents(page);
    for (std::size_t i = 0; i < page.pieces.size();) {
      // Lines up to the next table; the last of them may be its head.
      auto end = i;
      std::vector<TextLine> above;
      while (end < page.pieces.size() && page.pieces[end].sheet < 0) {
        above.push_back(page.pieces[end++].line);
      }
      auto head = head_above(above, words_);
      if (end == page.pieces.size()) {
        if (!leaves_head(head, page)) head.lines = 0;
        for (std::size_t k = 0; k + head.lines < above.size(); ++k) read_line(above[k]);
        if (head.lines > 0) left_ = std::move(head);
        return;
      }
      if (left_) head = *std::exchange(left_, std::nullopt);
      for (std::size_t k = 0; k + head.lines < above.size(); ++k) read_line(above[k]);
      read_sheet(page.sheets[static_cast<std::size_t>(page.pieces[end].sheet)], std::move(head));
      i = end + 1;
    }
  }

  /// The title of a table may stand alone at the foot of a page, and the table on top of the next.
  bool leaves_head(const TableHead& head, const PageLayout& page) const {
    const auto* const next = &page == &pages_.back() ? nullptr : &page + 1;
    return next != nullptr && !next->pieces.empty() && next->pieces.front().sheet >= 0 &&
           next->number == page.number + 1 && !contents_.is_open() && !head.title.empty() &&
           announces_table(head, words_);
  }

  const Margins& margins() const { return margins_.at(page_->width); }

  void read_line(const TextLine& line) {
    close_table();
    const PlacedLine placed{line, page_->number, number_++};
    if (all_contents_ ? contents_.takes_on_page(line.text) : contents_.takes(line.text)) {
      close_paragraph();
      outline_.end_title();
      writer_.add(BlockKind::contents, {placed}, 0);
      return;
    }
    if (!paragraph_.empty()) {
      const auto& last = paragraph_.back();
      const bool same_page = last.page == placed.page;
      const bool near = same_page || last.page + 1 == placed.page;
      if (!near || width_ != page_->width || !goes_on(last.line, line, margins(), same_page)) {
        close_paragraph();
      }
    }
    width_ = page_->width;
    paragraph_.push_back(placed);
  }

  void close_paragraph() {
    if (paragraph_.empty()) return;
    const auto right = margins_.at(width_).right;
    auto block = writer_.text(BlockKind::paragraph, paragraph_, right);
    paragraph_.clear();
    if (block.folded.text().empty()) return;
    const bool note = below_table_ && is_table_note(block.folded.text(), words_);
    below_table_ = note;
    if (note) {
      block.kind = BlockKind::note;
      block.section = outline_.section();
      document_.tables.back().notes.push_back(document_.blocks.size());
      document_.blocks.push_back(std::move(block));
    } else {
      outline_.place(std::move(block));
    }
  }

  void read_sheet(Sheet sheet, TableHead head) {
    close_paragraph();
    contents_.end();
    lift_head(sheet, head, words_);
    if (table_ && table_->take(sheet, head, page_->number, number_)) return;
    close_table();
    outline_.end_title();
    table_.emplace(sheet, std::move(head), page_->number, number_);
  }

  void close_table() {
    if (!table_) return;
    table_->write(writer_, document_, outline_.section());
    table_.reset();
    below_table_ = true;
  }

  const std::vector<PageLayout>& pages_;
  const PageWords& words_;
  Document document_;
  DocumentWriter writer_;
  Outline outline_;
  Contents contents_;
  std::map<std::int32_t, Margins> margins_;  ///< by width of the page
  const PageLayout* page_ = nullptr;
  std::int32_t number_ = 1;
  std::int32_t width_ = 0;  ///< of the page that the paragraph stands on
  std::vector<PlacedLine> paragraph_;
  std::optional<TableHead> left_;  ///< at the foot of the page before, without its table
  std::optional<OpenTable> table_;
  bool below_table_ = false;
  bool all_contents_ = false;  ///< nothing but contents stands on the page
};

void add_remarks(const Page& page, std::vector<Remark>& remarks) {
  const auto add = [&](RemarkKind kind, std::uint32_t count) {
    if (count > 0) remarks.push_back({page.number, kind, count});
  };
  add(RemarkKind::scanned, is_scan(page) ? 1 : 0);
  add(RemarkKind::hidden, page.hidden);
  add(RemarkKind::unmapped, page.unmapped);
  add(RemarkKind::dropped, page.dropped);
}

}  // namespace

Document assemble(Pages pages, const PageWords& words) {
  std::vector<PageLayout> layouts;
  std::vector<Remark> remarks;
  layouts.reserve(pages.pages.size());
  for (auto& page : pages.pages) {
    const auto prepared = prepare(std::move(page));
    page = {};
    add_remarks(prepared, remarks);
    layouts.push_back(lay_out(prepared, layouts.empty() ? nullptr : &layouts.back()));
  }
  drop_furniture(layouts, words);
  find_aligned(layouts, words);
  auto document = Assembler(layouts, words).run();
  document.remarks = std::move(remarks);
  document.format = "pdf";
  return document;
}

}  // namespace gouji
