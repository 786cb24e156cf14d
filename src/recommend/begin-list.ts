import { undecided } from '../domain/consent.ts'
import { AttuneError } from '../domain/errors.ts'
import { type RecommendationRequest, type RecommendContext, userOf } from '../domain/recommendation.ts'
import { decodeWatermark, encodeWatermark, type Watermark } from '../domain/watermark.ts'
import { cursorsOf } from '../graph/__generated__/queries.ts'
import { startDeadline } from '../graph/deadline.ts'
import { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { newestWrites } from './list-cache.ts'
import type { Freshness, ListContext, ListParts } from './list-maker.ts'
import { deniedPurposes } from './viewer-consent.ts'

/** Longest wait for the graph to see a write. */
const LONGEST_WAIT_MS = 1_000

/** How often the graph is polled for what another process recorded. */
const POLL_MS = 25

/** What lists need to know of the events that this process accepts. */
export interface AcceptedEvents {
  /** The journal that positions refer to. */
  readonly journalId: string
  /** The position up to which the graph has seen events, as far as this process knows. */
  applied(): number
  /**
   * True once the graph has seen the events of the call that ended at `position` and all earlier events of the user, or of
   * all users if it is null; false if the signal aborts first.
   */
  seen(position: number, signal: AbortSignal, userId: string | null): Promise<boolean>
}

/**
 * Waits for the write that a request names, and takes what the list depends on before it is read: consent and the newest writes. The
 * lists of one page begin together: they share what they read.
 */
export async function beginList(
  parts: ListParts & { readonly events?: AcceptedEvents },
  asked: RecommendationRequest,
  { nowMs, signal, reads, isOptedOut, isProfiled }: RecommendContext,
): Promise<Omit<ListContext, 'place'>> {
  const startedMs = performance.now()
  const begin = async () => {
    const freshness: Freshness = parts.events
      ? await readYourWrites(parts.graph, parts.events, asked, signal)
      : { hasReachedMinWatermark: true, watermark: null, mayLag: false }
    const { watermark } = freshness
    const newest = await newestWrites(parts.graph, asked.viewer, { watermark, signal })
    // After the wait, in which the decision that the request names may have arrived.
    const { consents = undecided('standard') } = parts
    const choices = { ...(isOptedOut && { isOptedOut }), ...(isProfiled === false && { isProfiled }) }
    const denied = deniedPurposes(consents, asked.viewer, choices)
    return { ...freshness, newest, denied, sensitiveTags: consents.sensitiveTags }
  }
  const begun = await (reads ? reads.once('beginning', begin) : begin())
  return { ...begun, nowMs, startedMs, signal, ...(reads && { reads }) }
}

/**
 * Waits until the graph has seen the write that the request names, at most a second. A request that names no write does
 * not wait, and may lag.
 *
 * @throws AttuneError `BAD_USER_INPUT` if `minWatermark` is no watermark
 */
export async function readYourWrites(
  graph: GraphStore,
  events: AcceptedEvents,
  { minWatermark, viewer }: RecommendationRequest,
  signal: AbortSignal | undefined,
): Promise<Freshness> {
  const hasReachedMinWatermark =
    minWatermark === null || (await seen(graph, events, userOf(viewer), parse(minWatermark), signal))
  // Taken before anything is read: events that are applied during the reads may or may not be in the list.
  const watermark = encodeWatermark({ journal: events.journalId, position: events.applied() })
  return { hasReachedMinWatermark, watermark, mayLag: minWatermark === null }
}

function parse(text: string): Watermark {
  const watermark = decodeWatermark(text)
  if (watermark) return watermark
  throw new AttuneError('BAD_USER_INPUT', 'minWatermark is not a watermark of this service', {
    hint: 'pass the watermark that a mutation answered',
  })
}

async function seen(
  graph: GraphStore,
  events: AcceptedEvents,
  userId: string | null,
  watermark: Watermark,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!isAvailable(graph)) return false
  const deadline = startDeadline(LONGEST_WAIT_MS, signal)
  try {
    if (watermark.journal !== events.journalId)
      return await seenOfOtherProcess(graph, watermark, deadline.signal)
    return await events.seen(watermark.position, deadline.signal, userId)
  } finally {
    deadline.end()
  }
}

async function seenOfOtherProcess(
  graph: GraphStore,
  { journal, position }: Watermark,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const [cursor] = await graph.run(cursorsOf, { journals: [journal] }, { signal }).catch(nothingIfOutage)
    if ((cursor?.applied ?? 0) >= position) return true
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return false
}

function nothingIfOutage(error: unknown): readonly { readonly applied: number }[] {
  if (error instanceof GraphError && error.kind !== 'contract') return []
  throw error
}
