import DataLoader from 'dataloader'
import { groupBy } from '../../../domain/grouping.ts'
import { type PageRequest, type Place, seek } from '../paging.ts'

/** Most owners in one query. */
const MAX_BATCH = 500

/** A row of a list that belongs to something. */
export interface ListedRow extends Place {
  readonly ownerId: string
}

/** What a query of lists is asked. */
export interface ListQuestion {
  readonly ownerIds: string[]
  readonly afterRank: number
  readonly afterId: string
  readonly limit: number
}

/** The rows of one owner's page, and one more if more follow. */
export type ListLoader<Row> = (ownerId: string, page: PageRequest) => Promise<readonly Row[]>

interface Key {
  readonly ownerId: string
  readonly page: PageRequest
}

/** Reads the same page of many owners by one query. */
export function listLoader<Row extends ListedRow>(
  fetch: (question: ListQuestion) => Promise<readonly Row[]>,
): ListLoader<Row> {
  const loader = new DataLoader<Key, readonly Row[], string>((keys) => fetchAll(keys, fetch), {
    cacheKeyFn: ({ ownerId, page }) => `${pageKey(page)} ${ownerId}`,
    maxBatchSize: MAX_BATCH,
  })
  return (ownerId, page) => loader.load({ ownerId, page })
}

async function fetchAll<Row extends ListedRow>(
  keys: readonly Key[],
  fetch: (question: ListQuestion) => Promise<readonly Row[]>,
): Promise<readonly (readonly Row[])[]> {
  const groups = groupBy(keys, ({ page }) => pageKey(page))
  const answers = new Map<string, ReadonlyMap<string, readonly Row[]>>()
  await Promise.all(
    [...groups].map(async ([key, members]) => {
      const page = members[0]?.page
      const rows = page ? await fetch({ ownerIds: members.map(({ ownerId }) => ownerId), ...seek(page) }) : []
      answers.set(
        key,
        groupBy(rows, ({ ownerId }) => ownerId),
      )
    }),
  )
  return keys.map(({ ownerId, page }) => answers.get(pageKey(page))?.get(ownerId) ?? [])
}

function pageKey({ first, after }: PageRequest): string {
  return JSON.stringify([first, after?.rank, after?.id])
}
