import { AttuneError } from '../domain/errors.ts'
import type { Recommend } from '../domain/recommendation.ts'
import { decodeWatermark, encodeWatermark, type Watermark } from '../domain/watermark.ts'
import { cursorsOf } from '../graph/__generated__/queries.ts'
import { startDeadline } from '../graph/deadline.ts'
import { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'

/** Longest wait for the graph to see a write. */
const LONGEST_WAIT_MS = 1_000

/** How often the graph is asked how far it has seen what another process recorded. */
const POLL_MS = 25

/** What lists need to know of the events that this process accepts. */
export interface AcceptedEvents {
  /** The journal that positions refer to. */
  readonly journalId: string
  /** The position up to which the graph has seen events, as far as this process knows. */
  applied(): number
  /**
   * True once the graph has seen the events of the call that ended at `position` and all earlier events of the user;
   * false if the signal aborts first.
   */
  seen(position: number, signal: AbortSignal, userId: string): Promise<boolean>
}

/** Lists that have seen the write that their question names; a list whose question names none may lag. */
export function readYourWrites(recommend: Recommend, graph: GraphStore, accepted: AcceptedEvents): Recommend {
  return async (question, context) => {
    const { atLeast } = question
    const startedMs = performance.now()
    const sawAtLeast =
      atLeast === null || (await seen(graph, accepted, question.viewerId, parse(atLeast), context.signal))
    // Before anything is read: what is applied meanwhile may or may not be in the answer.
    const watermark = encodeWatermark({ journal: accepted.journalId, position: accepted.applied() })
    const waitedMs = performance.now() - startedMs
    const page = await recommend(question, { ...context, watermark, waitedMs, mayLag: atLeast === null })
    return { ...page, sawAtLeast: sawAtLeast && page.sawAtLeast }
  }
}

function parse(text: string): Watermark {
  const watermark = decodeWatermark(text)
  if (watermark) return watermark
  throw new AttuneError('BAD_USER_INPUT', 'atLeast is not a watermark of this service', {
    hint: 'pass the watermark that a mutation answered',
  })
}

async function seen(
  graph: GraphStore,
  accepted: AcceptedEvents,
  viewerId: string,
  watermark: Watermark,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  // Nothing will be seen while the graph is away.
  if (!isAvailable(graph)) return false
  const deadline = startDeadline(LONGEST_WAIT_MS, signal)
  try {
    if (watermark.journal !== accepted.journalId)
      return await seenOfAnother(graph, watermark, deadline.signal)
    return await accepted.seen(watermark.position, deadline.signal, viewerId)
  } finally {
    deadline.end()
  }
}

/** What another process recorded: the graph is asked again and again. */
async function seenOfAnother(
  graph: GraphStore,
  { journal, position }: Watermark,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    const [cursor] = await graph.run(cursorsOf, { journals: [journal] }, { signal }).catch(unknownIfOut)
    if ((cursor?.applied ?? 0) >= position) return true
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  return false
}

/** The list is then made without the graph, and has not seen it. */
function unknownIfOut(error: unknown): readonly { readonly applied: number }[] {
  if (error instanceof GraphError && error.kind !== 'contract') return []
  throw error
}
