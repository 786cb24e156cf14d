/** The background tasks of a server whose tests start none. */
export const NO_TASKS = {
  start(): never {
    throw new Error('this test starts no task')
  },
  find: () => null,
  cancel: () => null,
}
