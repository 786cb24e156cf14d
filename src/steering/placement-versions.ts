import { createHash } from 'node:crypto'
import type { Filter } from '../domain/filter.ts'
import { EMPTY_SPEC, type PlacementSpec, type ResolvedVersion, type Surface } from '../domain/placement.ts'
import type { Problem } from '../domain/problem.ts'
import {
  deleteSegment as deleteSegmentQuery,
  deleteSegmentVersions,
  lockPlacement,
  type PlacementsByKeysRow,
  placementsByKeys,
  placementVersions,
  publishPlacement as publishQuery,
  rewriteVersion,
  segmentsNaming,
  setPlacementDraft,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { SEGMENT, segmentKey, segmentName } from './segments.ts'

/** A spec as a client wrote it, and as it was parsed. */
export interface WrittenSpec {
  /** JSON of the client's input, so that it can be edited and sent again. */
  readonly source: string
  readonly spec: PlacementSpec
}

/** Who changes a placement, and when. */
export interface Editing {
  readonly nowMs: number
  /** The name of the key. */
  readonly by: string
}

/** A draft to save. */
export interface DraftChange extends WrittenSpec {
  readonly key: string
  /** Null keeps the surface of the placement; a new one is then a `LIST`. */
  readonly surface: Surface | null
  /** Of the draft that the editor has seen, else of the newest version or empty; null: whatever there is. */
  readonly expectedDigest: string | null
}

/** What to publish. */
export interface Publication {
  readonly key: string
  /** The draft that the editor has seen. */
  readonly expectedDigest: string
  /** Epoch milliseconds; null: at once, and without end. */
  readonly activeFromMs: number | null
  readonly activeUntilMs: number | null
  readonly note: string | null
}

/** Null if it was done. */
export type EditResult = Problem | null

/** Names what a spec says, 16 hexadecimal digits: equal specs have equal digests. */
export function digestOf(source: string): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(JSON.parse(source))))
    .digest('hex')
    .slice(0, 16)
}

/** With keys in order and without what is null, which means the same as absent. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]),
  )
}

/** Saves the drafts of placements, which are made if they do not exist: all, or none if one of them is refused. @throws GraphError */
export function saveDrafts(
  graph: GraphStore,
  drafts: readonly DraftChange[],
  { nowMs, by }: Editing,
  options: RunOptions = {},
): Promise<EditResult> {
  return edited(graph, options, async (runner) => {
    for (const { key, surface, expectedDigest, source, spec } of drafts) {
      const placement = await locked(runner, key, surface ?? 'LIST')
      if (surface !== null && surface !== placement.surface)
        throw conflict(
          ['surface'],
          `the placement has the surface ${placement.surface}, which does not change`,
        )
      if (expectedDigest !== null && !(await isNewest(runner, placement, expectedDigest)))
        throw conflict(['expectedDigest'], 'another editor has saved another draft')
      const draft = { draft: source, spec: JSON.stringify(spec), digest: digestOf(source) }
      await runner.run(setPlacementDraft, { key, ...draft, atMs: nowMs, by })
    }
  })
}

/** Publishes the draft of a placement as its newest version. The placement has no draft afterwards. @throws GraphError */
export function publishDraft(
  graph: GraphStore,
  { key, expectedDigest, ...publication }: Publication,
  editing: Editing,
  options: RunOptions = {},
): Promise<EditResult> {
  return edited(graph, options, async (runner) => {
    const placement = await locked(runner, key, null)
    const { draft, draftSpec, draftDigest } = placement
    if (draft === null || draftSpec === null) throw conflict(['key'], 'the placement has no draft')
    if (draftDigest !== expectedDigest)
      throw conflict(['expectedDigest'], 'another editor has saved another draft')
    await addVersion(runner, placement, { ...publication, source: draft, spec: draftSpec }, editing)
    await runner.run(setPlacementDraft, { key, draft: null, spec: null, digest: null, atMs: null, by: null })
  })
}

/** Publishes an earlier version again, under a new number. Leaves the draft as it is. @throws GraphError */
export function rollBack(
  graph: GraphStore,
  { key, number, note }: { readonly key: string; readonly number: number; readonly note: string | null },
  editing: Editing,
  options: RunOptions = {},
): Promise<EditResult> {
  return edited(graph, options, async (runner) => {
    const placement = await locked(runner, key, null)
    const [version] = await runner.run(placementVersions, { key, before: number + 1, limit: 1 })
    if (version?.number !== number) throw notFound(['number'], 'the placement has no version of this number')
    const { source, spec } = version
    await addVersion(
      runner,
      placement,
      { source, spec, note, activeFromMs: null, activeUntilMs: null },
      editing,
    )
  })
}

/** A version of a segment to publish. */
export interface SegmentChange extends Pick<WrittenSpec, 'source'> {
  readonly name: string
  /** Of users. */
  readonly filter: Filter
  /** Of the version that the editor has seen; empty: the segment is new; null: whatever there is. */
  readonly expectedDigest: string | null
}

/** Publishes a version of a segment at once, unless it says what the newest one says. @throws GraphError */
export function saveSegment(
  graph: GraphStore,
  { name, filter, source, expectedDigest }: SegmentChange,
  editing: Editing,
  options: RunOptions = {},
): Promise<EditResult> {
  return edited(graph, options, async (runner) => {
    const segment = await locked(runner, segmentKey(name), SEGMENT)
    const isSeen =
      segment.newest === 0 ? expectedDigest === '' : await isNewest(runner, segment, expectedDigest ?? '')
    if (expectedDigest !== null && !isSeen)
      throw conflict(['expectedDigest'], 'another editor has saved another version')
    if (segment.newest > 0 && (await isNewest(runner, segment, digestOf(source)))) return
    const spec = JSON.stringify({ filter })
    await addVersion(
      runner,
      segment,
      { source, spec, note: null, activeFromMs: null, activeUntilMs: null },
      editing,
    )
  })
}

/** Deletes a segment with its versions: no one is in it any longer. @throws GraphError */
export function deleteSegment(
  graph: GraphStore,
  name: string,
  options: RunOptions = {},
): Promise<EditResult> {
  const key = segmentKey(name)
  return edited(graph, options, async (runner) => {
    await runner.run(deleteSegmentVersions, { key })
    const [deleted] = await runner.run(deleteSegmentQuery, { key })
    if (!deleted) throw notFound(['name'], 'there is no segment of this name')
  })
}

/** Removes a user from the lists of ids in all versions of segments, in a transaction of the caller. @throws GraphError */
export async function forgetInSegments(graph: GraphRunner, userId: string): Promise<void> {
  for (const { id, source, spec } of await graph.run(segmentsNaming, { text: JSON.stringify(userId) })) {
    const [left, filter] = [source, spec].map((text) => JSON.stringify(withoutId(JSON.parse(text), userId)))
    if (left === undefined || filter === undefined) continue
    await graph.run(rewriteVersion, { id, source: left, spec: filter, digest: digestOf(left) })
  }
}

/** The value without the id of a user in lists named `ids`, as far as these are not of `items`. */
function withoutId(value: unknown, id: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutId(one, id))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      name === 'ids' && Array.isArray(member)
        ? [name, member.filter((one) => one !== id)]
        : [name, name === 'items' ? member : withoutId(member, id)],
    ),
  )
}

/** Why an edit is refused: thrown, so that its transaction leaves nothing. */
class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** Changes placements in a transaction, which a refusal takes back. */
async function edited(
  graph: GraphStore,
  options: RunOptions,
  edit: (runner: GraphRunner) => Promise<void>,
): Promise<EditResult> {
  try {
    await graph.transaction(edit, options)
    return null
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

/**
 * A placement that no other transaction changes until this one ends.
 *
 * @param surface of a new placement; null: it must exist
 * @throws Refused
 */
async function locked(
  runner: GraphRunner,
  key: string,
  surface: Surface | typeof SEGMENT | null,
): Promise<PlacementsByKeysRow> {
  if ((segmentName(key) === null) === (surface === SEGMENT))
    throw notFound(['key'], 'there is no placement of this key')
  const [known] = await runner.run(placementsByKeys, { keys: [key] })
  if (known || surface !== null) {
    await runner.run(lockPlacement, { key, surface: surface ?? 'LIST' })
    const [placement] = await runner.run(placementsByKeys, { keys: [key] })
    if (placement) return placement
  }
  throw notFound(['key'], 'there is no placement of this key')
}

/** Whether a digest is that of the draft; without a draft, that of the newest version or empty. */
async function isNewest(
  runner: GraphRunner,
  { id: key, newest, draftDigest }: PlacementsByKeysRow,
  digest: string,
): Promise<boolean> {
  if (draftDigest !== null || digest === '') return digest === (draftDigest ?? '')
  const [version] = await runner.run(placementVersions, { key, before: newest + 1, limit: 1 })
  return digest === version?.digest
}

interface NewVersion extends Omit<Publication, 'key' | 'expectedDigest'> {
  readonly source: string
  /** JSON. */
  readonly spec: string
}

async function addVersion(
  runner: GraphRunner,
  { id: key, newest }: PlacementsByKeysRow,
  { source, spec, note, activeFromMs, activeUntilMs }: NewVersion,
  { nowMs, by }: Editing,
): Promise<void> {
  const number = newest + 1
  await runner.run(publishQuery, {
    key,
    id: `${key}@${number}`,
    number,
    source,
    spec,
    digest: digestOf(source),
    activeFrom: activeFromMs,
    activeUntil: activeUntilMs,
    createdAt: nowMs,
    createdBy: by,
    note,
  })
}

function notFound(path: readonly string[], message: string): Refused {
  return new Refused({ code: 'NOT_FOUND', message, path, isRetryable: false })
}

function conflict(path: readonly string[], message: string): Refused {
  return new Refused({ code: 'CONFLICT', message, path, isRetryable: false })
}

/** A published version, whether it applies or not; null if there is none of this number. @throws GraphError */
export async function findVersion(
  graph: GraphRunner,
  key: string,
  number: number,
  options: RunOptions = {},
): Promise<ResolvedVersion | null> {
  const [[placement], [version]] = await Promise.all([
    graph.run(placementsByKeys, { keys: [key] }, options),
    graph.run(placementVersions, { key, before: number + 1, limit: 1 }, options),
  ])
  if (!placement || version?.number !== number) return null
  return { key, surface: placement.surface as Surface, number, spec: parseStoredSpec(version.spec) }
}

/** The draft of a placement, with the number that its version would have; null if there is none. @throws GraphError */
export async function findDraft(
  graph: GraphRunner,
  key: string,
  options: RunOptions = {},
): Promise<ResolvedVersion | null> {
  const [placement] = await graph.run(placementsByKeys, { keys: [key] }, options)
  if (!placement || placement.draftSpec === null) return null
  const { surface, newest, draftSpec } = placement
  return { key, surface: surface as Surface, number: newest + 1, spec: parseStoredSpec(draftSpec) }
}

/** A stored spec. Members that an earlier version of this program did not know have their default. */
export function parseStoredSpec(text: string): PlacementSpec {
  return { ...EMPTY_SPEC, ...(JSON.parse(text) as Partial<PlacementSpec>) }
}
