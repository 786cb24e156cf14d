import type { Principal } from '../../../access/principal.ts'
import type { Surface } from '../../../domain/placement.ts'
import {
  type PlacementsByKeysRow,
  type PlacementVersionsByIdsRow,
  placementCount,
  placementKeysPage,
  placementVersions,
} from '../../../graph/__generated__/queries.ts'
import { segmentName } from '../../../steering/segments.ts'
import { connection, type PageArguments, parsePage } from '../connection.ts'
import type { RequestContext } from '../context.ts'
import type { PlacementModel, PlacementVersionModel } from '../models.ts'
import { toDate } from '../scalars.ts'

/** More than any placement has versions. */
const BEYOND_ALL = 2 ** 31 - 1

/** A placement; null if there is none with this key. */
export async function loadPlacement(
  key: string,
  { loaders }: RequestContext,
): Promise<PlacementModel | null> {
  const row = await loaders.placementByKey.load(key)
  return row && segmentName(key) === null ? placementModel(row) : null
}

/** A page of all placements, by key. */
export function listPlacements(args: PageArguments, context: RequestContext) {
  const { parts, signal } = context
  const page = parsePage({ name: 'placements', arguments: [] }, args, parts.settings.maxFirst)
  const question = { afterKey: page.after?.id ?? '', limit: page.first + 1, ofSegments: false }
  return parts.graph.run(placementKeysPage, question, { signal }).then((rows) =>
    connection(
      page,
      rows.map(({ id }) => ({ id, rank: 0 })),
      ({ id }) => loadPlacement(id, context),
      () => ({}),
      async () => (await parts.graph.run(placementCount, { ofSegments: false }, { signal }))[0]?.total ?? 0,
    ),
  )
}

/** A page of the published versions of a placement, newest first. */
export async function listVersions(
  { key, newest }: Pick<PlacementModel, 'key' | 'newest'>,
  args: PageArguments,
  context: RequestContext,
) {
  const { parts, signal } = context
  const page = parsePage({ name: 'placement-versions', arguments: [key] }, args, parts.settings.maxFirst)
  const before = page.after?.rank ?? BEYOND_ALL
  const rows = await parts.graph.run(placementVersions, { key, before, limit: page.first + 1 }, { signal })
  return connection(
    page,
    rows.map((row) => ({ ...row, rank: row.number })),
    (row) => versionModel(key, row, context),
    () => ({}),
    async () => newest,
  )
}

/** The version that applies now; null if none does. */
export async function publishedVersion(
  key: string,
  context: RequestContext,
): Promise<PlacementVersionModel | null> {
  const { parts, nowMs, signal } = context
  const applying = await parts.placements.versionAt(key, nowMs, { signal })
  return applying && loadVersion(key, applying.number, context)
}

/** A published version; null if there is none of this number. */
export async function loadVersion(
  key: string,
  number: number,
  context: RequestContext,
): Promise<PlacementVersionModel | null> {
  const row = await context.loaders.placementVersionById.load(`${key}@${number}`)
  return row && versionModel(key, row, context)
}

function placementModel({ id: key, surface, newest, ...row }: PlacementsByKeysRow): PlacementModel {
  const { draft, draftDigest, draftAt, draftBy } = row
  return {
    key,
    surface: surface as Surface,
    newest,
    draft:
      draft === null
        ? null
        : {
            placement: key,
            number: newest + 1,
            state: 'DRAFT',
            activeFrom: null,
            activeUntil: null,
            createdAt: new Date(draftAt ?? 0),
            createdBy: draftBy ?? '',
            note: null,
            digest: draftDigest ?? '',
            spec: JSON.parse(draft),
          },
  }
}

type VersionRow = Omit<PlacementVersionsByIdsRow, 'id'>

async function versionModel(
  key: string,
  { source, ...row }: VersionRow,
  { parts, nowMs, signal, principal }: RequestContext,
): Promise<PlacementVersionModel> {
  const applying = await parts.placements.versionAt(key, nowMs, { signal })
  const isLater = row.activeFrom !== null && row.activeFrom > nowMs
  return {
    ...row,
    placement: key,
    state: applying?.number === row.number ? 'PUBLISHED' : isLater ? 'SCHEDULED' : 'RETIRED',
    activeFrom: toDate(row.activeFrom),
    activeUntil: toDate(row.activeUntil),
    createdAt: new Date(row.createdAt),
    spec: specOf(source, principal),
  }
}

/** A stored source as a caller may see it: the users that the filter of a segment lists are for the scope `server`. */
export function specOf(source: string, { scopes }: Principal): unknown {
  const spec: ListedUsers = JSON.parse(source)
  return scopes.has('server') ? spec : withoutUsers(spec)
}

/** Where a filter of users lists some; in other specs, these fields are absent. */
interface ListedUsers {
  readonly ids?: readonly string[]
  readonly all?: readonly ListedUsers[]
  readonly any?: readonly ListedUsers[]
  readonly not?: ListedUsers
}

function withoutUsers({ ids, all, any, not, ...others }: ListedUsers): ListedUsers {
  return {
    ...others,
    ...(ids && { ids: [] }),
    ...(all && { all: all.map(withoutUsers) }),
    ...(any && { any: any.map(withoutUsers) }),
    ...(not && { not: withoutUsers(not) }),
  }
}
