import { adjustInterest } from '../../../src/catalog/adjust-interest.ts'
import { relate } from '../../../src/catalog/relate.ts'
import { upsertItems } from '../../../src/catalog/upsert.ts'
import { setConsent } from '../../../src/consent/set-consent.ts'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import { applyEvents } from '../../../src/events/apply/apply-events.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { memoryDataSet } from '../memory-data-set.ts'
import { type PlainData, type Step, written } from './plain-world.ts'
import { WORLD_NOW_MS } from './random-world.ts'

/** Imports the data into an empty graph. */
export async function importPlain(graph: GraphStore, data: PlainData): Promise<void> {
  const lists = {
    users: data.users.map(({ isShown: showMeToOthers, ...user }) => ({
      ...user,
      showMeToOthers,
      properties: {},
    })),
    items: data.items.map((item) => ({ ...item, url: null, imageUrl: null })),
    tags: [...data.tags].map(([id, name]) => ({ id, name, kind: null })),
    taggings: data.taggings.map((tagging) => ({ ...tagging, at: null })),
    interactions: data.events.map((event) => ({ ...event, eventId: null, count: 1 })),
    ties: data.ties.map((tie) => ({ ...tie, at: null })),
  }
  await importDataSet(graph, memoryDataSet(lists, 'random'), { atMs: WORLD_NOW_MS, nowMs: WORLD_NOW_MS })
}

/**
 * Makes the writes, in their order; of those that follow each other, events and the decisions of different users at once. Returns
 * the data after them.
 *
 * @param name begins the ids of the events
 */
export async function write(
  graph: GraphStore,
  before: PlainData,
  steps: readonly Step[],
  name: string,
): Promise<PlainData> {
  const isEvent = (one: Step | undefined) => one?.step === 'event'
  const runs: Step[][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run && ((isEvent(step) && isEvent(run.at(-1))) || areOfOthers(run, step))) run.push(step)
    else runs.push([step])
  }
  for (const [at, run] of runs.entries()) await writeRun(graph, run, `${name}-${at}`)
  return steps.reduce(written, before)
}

/** Whether all are decisions of different users. */
function areOfOthers(run: readonly Step[], step: Step): boolean {
  if (step.step !== 'consent') return false
  return run.every((one) => one.step === 'consent' && one.consent.userId !== step.consent.userId)
}

const NOW = { nowMs: WORLD_NOW_MS }

async function writeRun(graph: GraphStore, run: readonly Step[], name: string): Promise<void> {
  const events = run.flatMap((one, at) =>
    one.step === 'event' ? [{ ...one.event, eventId: `${name}-${at}`, count: 1 }] : [],
  )
  const consents = run.flatMap((one) => (one.step === 'consent' ? [one.consent] : []))
  if (events.length > 0) await applyEvents(graph, events)
  if (consents.length > 0) {
    const statements = consents.map(({ userId, ...choice }) => ({ userId, choices: [choice] }))
    await setConsent(graph, statements, { atMs: WORLD_NOW_MS, origin: 'api', policyVersion: null })
  }
  for (const step of run) await writeStep(graph, step)
}

async function writeStep(graph: GraphStore, step: Step): Promise<unknown> {
  switch (step.step) {
    case 'tie':
      return relate(graph, { ...step.tie, isMutual: false }, WORLD_NOW_MS, {})
    case 'interest':
      return adjustInterest(graph, step.interest, {})
    case 'availability': {
      const fields = { availableFrom: step.from, availableUntil: step.until }
      return upsertItems(graph, [{ node: { id: step.itemId, fields }, tags: null }], NOW)
    }
    default:
      return undefined
  }
}
