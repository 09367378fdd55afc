# Runs a program that counts what it does over what users give it: narratives, long enough that
# reading them outweighs the start, and departments with tables.
file(GLOB narratives ${SOURCE_DIR}/samples/narrative/*.txt)
foreach(narrative ${narratives})
  get_filename_component(name ${narrative} NAME)
  file(READ ${narrative} text)
  string(REPEAT "${text}\n" 30 text)
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/train/${name} "${text}")
  list(APPEND inputs ${CMAKE_CURRENT_BINARY_DIR}/train/${name})
endforeach()
execute_process(
  COMMAND ${GOUJI} check -j1 --fail-on none --format json ${inputs}
          ${SOURCE_DIR}/samples/department/clean ${SOURCE_DIR}/samples/department/faulty
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
