#pragma once
// The pipeline: bytes → Document → Disclosure → verdicts → findings → Report.

#include <optional>
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

/// The documents of a run, or why they cannot be read, in the order of the inputs.
using Documents = std::vector<std::optional<Result<Document>>>;

/// Reads each file, on up to `jobs` threads (0: one a processor). The words are those around tables.
Documents read_files(const std::vector<Input>& inputs, const PageWords& words, unsigned jobs = 1);

/// Checks each document by itself, on up to `jobs` threads. What cannot be read is in
/// Report::unreadable and stops nothing. The report is the same for any number of threads.
Report check_documents(Documents documents, const Library& library, Detail detail,
                       unsigned jobs = 1);

/// Both.
Report check_files(const std::vector<Input>& inputs, const Library& library, Detail detail,
                   unsigned jobs = 1);

}  // namespace gouji
