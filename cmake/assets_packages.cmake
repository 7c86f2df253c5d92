# Fetches the npm packages of assets/ unless they are there as the lock file says.
set(stamp ${ASSETS}/node_modules/.package-lock.json)
if(EXISTS ${stamp} AND NOT ${ASSETS}/package-lock.json IS_NEWER_THAN ${stamp})
  return()
endif()
execute_process(COMMAND ${NPM} ci --no-audit --no-fund WORKING_DIRECTORY ${ASSETS} RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "npm ci failed in ${ASSETS}")
endif()
