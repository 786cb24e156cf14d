import { MAX_FOLLOWS, MAX_REFUSALS } from '../../../catalog/upsert-ties.ts'
import { EVENT_KINDS } from '../../../domain/event.ts'
import { MAX_PROSE, MAX_TEXT } from '../../../domain/field.ts'
import { MAX_ID_LENGTH } from '../../../domain/ids.ts'
import { MAX_PROPERTIES } from '../../../domain/records.ts'
import type { SeenAges } from '../../../domain/seen-policy.ts'
import { weightsOf } from '../../../events/event-weight.ts'
import { MAX_EVENTS } from '../../../events/record-events.ts'
import { DEFAULT_POLICY } from '../../../recommend/scoring/default-policy.ts'
import { itemFacet } from '../../../snapshot/facets.ts'
import type { Limits, SettingsResolvers } from '../__generated__/resolvers.ts'
import type { ServerSettings } from '../server-parts.ts'
import { MAX_TAGS } from '../write-records.ts'
import { MAX_DELETED, MAX_UPSERTED_ROWS } from './mutation.ts'

/** Resolvers of `Settings`. */
export const settingsResolvers: SettingsResolvers = {
  customKinds: ({ customEvents }) =>
    customEvents
      .map(([name, kind]) => ({ name, kind }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  eventWeights: ({ eventWeights }) => weightsOf(eventWeights).map(([kind, weight]) => ({ kind, weight })),
  itemKinds: async (_settings, _args, { parts, signal }) => {
    const catalog = await parts.liveCatalog.current({ signal })
    const everything = await catalog.compile({ all: [] }).select(null)
    const facet = await itemFacet(catalog, everything, 'kind', MAX_KINDS)
    return facet.type === 'values' ? facet.counts.map(({ value }) => String(value)).sort() : []
  },
  limits: (settings) => limitsOf(settings),
  seenRules: ({ seenPolicy }) => [
    ...rulesOf(null, seenPolicy.ages),
    ...Object.entries(seenPolicy.byItemKind)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([itemKind, ages]) => rulesOf(itemKind, ages)),
  ],
  ratingScale: ({ ratingScale: { min, max } }) => ({ min, max, neutral: (min + max) / 2 }),
}

const MAX_KINDS = 500

function rulesOf(itemKind: string | null, ages: SeenAges) {
  return EVENT_KINDS.flatMap((eventKind) => {
    const age = ages[eventKind]
    return age === undefined ? [] : [{ itemKind, eventKind, after: age === 'never' ? null : age }]
  })
}

function limitsOf(settings: ServerSettings): Limits {
  return {
    pageSize: settings.maxFirst,
    listLength: DEFAULT_POLICY.listLimit,
    nodeIds: settings.maxFirst,
    events: MAX_EVENTS,
    upsertedRecords: MAX_UPSERTED_ROWS,
    deletedIds: MAX_DELETED,
    itemTags: MAX_TAGS,
    properties: MAX_PROPERTIES,
    idLength: MAX_ID_LENGTH,
    textLength: MAX_TEXT,
    propertyLength: MAX_PROSE,
    following: MAX_FOLLOWS,
    hiddenUsers: MAX_REFUSALS,
    documentCost: settings.maxCost,
    documentDepth: settings.maxDepth,
    documentAliases: settings.maxAliases,
    documentTokens: settings.maxTokens,
    requestBytes: settings.maxBodyBytes,
    requestDeadlineMs: settings.requestDeadlineMs,
  }
}
