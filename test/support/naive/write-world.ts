import { adjustInterest } from '../../../src/catalog/adjust-interest.ts'
import { relate } from '../../../src/catalog/relate.ts'
import { upsertItems } from '../../../src/catalog/upsert.ts'
import { setConsent } from '../../../src/consent/set-consent.ts'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import type { InteractionEvent } from '../../../src/domain/event.ts'
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
 * Makes the writes, in their order; events that follow each other at once. Returns the data after them.
 *
 * @param name begins the ids of the events
 */
export async function write(
  graph: GraphStore,
  before: PlainData,
  steps: readonly Step[],
  name: string,
): Promise<PlainData> {
  let events: InteractionEvent[] = []
  const flush = async () => {
    await applyEvents(graph, events)
    events = []
  }
  for (const [at, step] of steps.entries()) {
    if (step.step === 'event') {
      events.push({ ...step.event, eventId: `${name}-${at}`, count: 1 })
      continue
    }
    await flush()
    await writeStep(graph, step)
  }
  await flush()
  return steps.reduce(written, before)
}

const NOW = { nowMs: WORLD_NOW_MS }

async function writeStep(graph: GraphStore, step: Exclude<Step, { step: 'event' }>): Promise<unknown> {
  switch (step.step) {
    case 'tie':
      return relate(graph, { ...step.tie, isMutual: false }, WORLD_NOW_MS, {})
    case 'interest':
      return adjustInterest(graph, step.interest, {})
    case 'consent': {
      const { userId, ...choice } = step.consent
      const terms = { atMs: WORLD_NOW_MS, origin: 'api', policyVersion: null } as const
      return setConsent(graph, [{ userId, choices: [choice] }], terms)
    }
    case 'availability': {
      const fields = { availableFrom: step.from, availableUntil: step.until }
      return upsertItems(graph, [{ node: { id: step.itemId, fields }, tags: null }], NOW)
    }
  }
}
