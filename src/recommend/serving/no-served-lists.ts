import type { ServedLists } from './served-lists.ts'

/** Remembers nothing: for questions that nobody pages through. */
export const NO_SERVED_LISTS: ServedLists = {
  save: () => undefined,
  saveStandIn: () => undefined,
  find: async () => null,
  newestOf: async () => null,
  sweep: async () => undefined,
  close: async () => undefined,
}
