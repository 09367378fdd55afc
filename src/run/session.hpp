#pragma once
// The pipeline: bytes → Document → Disclosure → verdicts → findings → Report.

#include <string>
#include <vector>

#include "report/finding.hpp"
#include "run/library.hpp"

namespace gouji {

struct Input {
  std::string path;      ///< "-" is standard input
  std::string shown;     ///< name in reports, if another
  std::string password;  ///< of an encrypted PDF
};

/// Checks one document.
Checked check_document(Document document, const Library& library, Detail detail);

/// Checks one text or one-file package that is already in memory.
Result<Checked> check_text(std::string bytes, const std::string& path, const Library& library,
                           Detail detail);

/// Checks each file by itself, on up to `jobs` threads (0: one a processor). What cannot be read is
/// in Report::unreadable and stops nothing. The report is the same for any number of threads.
Report check_files(const std::vector<Input>& inputs, const Library& library, Detail detail,
                   unsigned jobs = 1);

}  // namespace gouji
