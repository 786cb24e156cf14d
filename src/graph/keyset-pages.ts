/** A row of a keyset page, ids ascending. */
interface Identified {
  readonly id: string
}

/** All pages of a query that takes the last id of the page before. @param size rows of a full page */
export async function* pages<Row extends Identified>(
  read: (afterId: string, limit: number) => Promise<readonly Row[]>,
  size: number,
): AsyncGenerator<readonly Row[]> {
  let afterId = ''
  for (;;) {
    const page = await read(afterId, size)
    const last = page.at(-1)
    if (!last) return
    yield page
    if (page.length < size) return
    afterId = last.id
  }
}
