import { DEFAULT_RATING_SCALE, type RatingScale } from '../events/event-weight.ts'
import type { JournalEntry } from '../events/journal/journal.ts'
import {
  exportedEngagements,
  exportedFollowers,
  exportedTags,
  exportedTies,
  exportedUser,
  modelPartsOfUser,
} from '../graph/__generated__/queries.ts'
import type { GraphQuery } from '../graph/graph-query.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import { once } from '../graph/semaphore.ts'
import type { ServedModels } from '../model/served-models.ts'
import type { OwnSegmentParts } from '../recommend/people/segment-people.ts'
import type { ServedList } from '../recommend/serving/served-lists.ts'
import type { DataOrigin, ExportedKind, ExportedRow } from './exported-kind.ts'
import {
  identityRows,
  interactionsWithin,
  type Owner,
  readOwners,
  rowsOfOwners,
  within,
} from './exported-owners.ts'
import {
  consentReceipts,
  dismissals,
  EVENT_COLUMNS,
  edgeRows,
  exposures,
  inferredInterests,
  journaled,
  modelVectors,
  olderEventIds,
  olderSeen,
  profile,
  RECEIPT_COLUMNS,
  SERVED_COLUMNS,
  type StoredEdge,
  segmentRows,
  servedItems,
  shownPlacements,
  shownPlaces,
  steerRows,
  storedEvents,
  tasteVectors,
} from './exported-rows.ts'

export interface ExportParts extends OwnSegmentParts {
  readonly models: ServedModels
  readonly ratingScale?: RatingScale
  /** The user's events that the journal of this process still has, oldest first. */
  readonly journaledEvents: (userId: string) => AsyncIterable<JournalEntry>
  /** The user's events that could not be applied. */
  readonly deadLetters: (userId: string) => AsyncIterable<JournalEntry>
  /** The user's lists that this process still has, oldest first. */
  readonly servedLists: (userId: string) => AsyncIterable<ServedList>
  readonly nowMs: () => number
}

/** Relationships per read. A page reads all relationships of its type, so pages are large. */
const PAGE = 5_000

/** Of an interaction, besides its item. */
const INTERACTION_COLUMNS = [
  'weight',
  'servedWeight',
  'lastAt',
  'count',
  'eventFacts',
  'archivedEvents',
  'archivedImportIds',
  'ledBy',
]

/** A page of relationships of a user. */
interface PageOfUser {
  readonly userId: string
  readonly afterId: string
  readonly limit: number
}

/**
 * Everything that is stored or inferred about a user, kind by kind. What their visitors did within the span of their link has the
 * id of the visitor, and so do the decisions of visitors of this user alone. Kinds of an unknown user have no rows, except what the
 * journal and the served lists have of them. Ids of people in whose derived data the user merely appears are left out, and
 * so are blocks and mutes by others: these are personal data of those people.
 *
 * @throws GraphError and AttuneError while rows are read
 */
export function exportedKinds(
  parts: ExportParts,
  userId: string,
  options: RunOptions = {},
): readonly ExportedKind[] {
  const { graph } = parts
  const propertiesOf = (id: string) =>
    once(async () => {
      const [row] = await graph.run(exportedUser, { userId: id }, options)
      return (row?.properties ?? {}) as ExportedRow
    })
  const properties = propertiesOf(userId)
  const userParts = once(() => graph.run(modelPartsOfUser, { userId }, options))
  const owners = once(() => readOwners(graph, userId, options))
  const ofOwners = (rowsOf: (owner: Owner) => AsyncIterable<ExportedRow>) => rowsOfOwners(owners, rowsOf)
  const ofAlone = (rowsOf: (id: string) => AsyncIterable<ExportedRow>) =>
    ofOwners(({ ownerId, isAlone }) => (isAlone ? rowsOf(ownerId) : none()))
  const scale = parts.ratingScale ?? DEFAULT_RATING_SCALE
  const interactions = (owner: Owner) => interactionsWithin(graph, owner, scale, options)
  const events = (read: ExportParts['journaledEvents']) =>
    ofOwners((owner) => journaled(within(owner, read(owner.ownerId), ({ event }) => event.atMs)))
  const all = (query: GraphQuery<PageOfUser, StoredEdge>) =>
    pages((afterId, limit) => graph.run(query, { userId, afterId, limit }, options), PAGE)
  const ties = (type: string) => pagesOfTies(graph, { userId, type }, options)
  const tags = (type: string) =>
    pages((afterId, limit) => graph.run(exportedTags, { userId, type, afterId, limit }, options), PAGE)
  return [
    kind('profile', 'stated', ['name', 'value'], profile(properties, false)),
    kind('identities', 'stated', ['visitorId', 'from', 'until'], identityRows(owners)),
    edges('following', 'stated', 'userId', ['strength', 'since'], ties('FOLLOWS')),
    edges('followers', 'observed', 'userId', ['strength', 'since'], all(exportedFollowers)),
    edges('unfollowed', 'stated', 'userId', ['at'], ties('UNFOLLOWED')),
    edges('dismissedUsers', 'stated', 'userId', ['at'], ties('DISMISSED')),
    edges('blocks', 'stated', 'userId', ['since'], ties('BLOCKS')),
    edges('mutes', 'stated', 'userId', ['since'], ties('MUTES')),
    edges('statedInterests', 'stated', 'tagId', ['factor', 'weight'], tags('INTERESTED_IN')),
    kind('steers', 'stated', ['id', 'direction', 'target', 'where', 'at', 'until'], steerRows(properties)),
    edges('appliedTags', 'stated', 'tagId', ['weight', 'importSets', 'importShares'], tags('APPLIED_TAG')),
    kind(
      'dismissals',
      'stated',
      ofVisitor(['itemId']),
      ofAlone((id) => dismissals(propertiesOf(id))),
    ),
    kind(
      'interactions',
      'observed',
      ofVisitor(['itemId', ...INTERACTION_COLUMNS]),
      ofOwners((owner) => edgeRows(interactions(owner), 'itemId', INTERACTION_COLUMNS)),
    ),
    kind(
      'events',
      'observed',
      ofVisitor(['itemId', 'eventId', 'kind', 'at', 'value']),
      ofOwners((owner) => storedEvents(interactions(owner))),
    ),
    edges(
      'recentEngagements',
      'observed',
      'itemId',
      ['weight', 'servedWeight', 'lastAt', 'kinds'],
      all(exportedEngagements),
    ),
    kind('olderSeenItems', 'observed', ['itemId', 'at', 'kinds'], olderSeen(properties)),
    kind('exposures', 'observed', ['itemId', 'from', 'until', 'lastSlot', 'bits'], exposures(properties)),
    kind('olderEventIds', 'observed', ['at', 'id'], olderEventIds(properties)),
    kind('shownPlaces', 'observed', ['recommendationId', 'rank', 'places'], shownPlaces(properties)),
    kind('shownPlacements', 'observed', ['placement', 'at'], shownPlacements(properties)),
    kind(
      'consentReceipts',
      'stated',
      ofVisitor(RECEIPT_COLUMNS),
      ofAlone((id) => consentReceipts(graph, id, options)),
    ),
    kind('journaledEvents', 'observed', ofVisitor(EVENT_COLUMNS), events(parts.journaledEvents)),
    kind('deadLetters', 'observed', ofVisitor(EVENT_COLUMNS), events(parts.deadLetters)),
    kind('activity', 'inferred', ['name', 'value'], profile(properties, true)),
    kind(
      'inferredInterests',
      'inferred',
      ['tagId', 'probability'],
      inferredInterests(parts, userId, options),
    ),
    kind('segments', 'inferred', ['name'], segmentRows(parts, userId, options)),
    // Without ids: these people did not agree that the user learns of the similarity.
    edges('neighbors', 'inferred', null, ['similarity', 'rank', 'version'], ties('NEIGHBOR_OF')),
    edges('twoHopTies', 'inferred', null, ['strength', 'paths', 'rank', 'version'], ties('TWO_HOP_TIE')),
    edges('topFollowed', 'inferred', null, ['strength', 'rank', 'version'], ties('TOP_FOLLOWED')),
    kind('modelVector', 'inferred', ['modelVersion', 'vector'], modelVectors(userParts, userId)),
    kind('tasteVector', 'inferred', ['modelVersion', 'vector'], tasteVectors(userParts, userId)),
    kind(
      'servedLists',
      'inferred',
      ofVisitor(SERVED_COLUMNS),
      ofOwners((owner) => {
        const lists = within(owner, parts.servedLists(owner.ownerId), ({ servedAtMs }) => servedAtMs)
        return servedItems(lists)
      }),
    ),
  ]
}

/** The ties of a type from a user to others; derived ones of each version of the model. */
export function pagesOfTies(
  graph: GraphStore,
  ties: { readonly userId: string; readonly type: string },
  options: RunOptions,
  size = PAGE,
): AsyncGenerator<readonly StoredEdge[]> {
  const read = (afterId: string, limit: number, last: StoredEdge | undefined) => {
    const afterVersion = String(last?.properties.version ?? '')
    return graph.run(exportedTies, { ...ties, afterVersion, afterId, limit }, options)
  }
  return pages(read, size)
}

/** Columns of rows that may be of a visitor. */
function ofVisitor(columns: readonly string[]): readonly string[] {
  return [...columns, 'visitorId']
}

async function* none(): AsyncGenerator<never> {}

function kind(
  name: string,
  origin: DataOrigin,
  columns: readonly string[],
  rows: AsyncIterable<ExportedRow>,
): ExportedKind {
  return { name, origin, columns, rows }
}

/** A kind with one row per relationship. @param idColumn null: without the id of the other end */
function edges(
  name: string,
  origin: DataOrigin,
  idColumn: string | null,
  columns: readonly string[],
  read: AsyncIterable<readonly StoredEdge[]>,
): ExportedKind {
  const all = idColumn === null ? columns : [idColumn, ...columns]
  return kind(name, origin, all, edgeRows(read, idColumn, columns))
}
