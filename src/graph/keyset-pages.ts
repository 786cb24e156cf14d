/** A row of a keyset page, ids ascending. */
interface Identified {
  readonly id: string
}

/**
 * All pages of a query that takes the last id of the page before, or more of its last row.
 *
 * @param size rows of a full page
 * @param startId continues after this id
 */
export async function* pages<Row extends Identified>(
  read: (afterId: string, limit: number, last: Row | undefined) => Promise<readonly Row[]>,
  size: number,
  startId = '',
): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined
  for (;;) {
    const page: readonly Row[] = await read(last?.id ?? startId, size, last)
    last = page.at(-1)
    if (!last) return
    yield page
    if (page.length < size) return
  }
}

/** A page of ids as one row: in any order, with the last id in the order of the pages; null if there are none. */
interface IdPage {
  readonly ids: readonly string[]
  readonly lastId: string | null
}

/** The same for a query whose page is a list of ids. @param size ids of a full page */
export async function* idPages(
  read: (afterId: string, limit: number) => Promise<readonly IdPage[]>,
  size: number,
): AsyncGenerator<readonly string[]> {
  let afterId = ''
  for (;;) {
    const [page] = await read(afterId, size)
    if (!page || page.lastId === null) return
    yield page.ids
    if (page.ids.length < size) return
    afterId = page.lastId
  }
}
