import type { Viewer } from '../domain/viewer.ts'
import type { FactorModel } from './factor-model.ts'
import type { Observation } from './fold-in.ts'

export interface ObservationClock {
  /** From here age is counted, epoch milliseconds. */
  readonly clockMs: number
  /** An engagement counts half after this long. */
  readonly halfLifeMs: number
}

/** The viewer's engagements, ties and tags that the factor model has columns for. */
export function observationsOf(model: FactorModel, viewer: Viewer, clock: ObservationClock): Observation[] {
  return [...engagementsOf(model, viewer, clock), ...tiesOf(model, viewer), ...tagsOf(model, viewer)]
}

function engagementsOf(model: FactorModel, viewer: Viewer, clock: ObservationClock): Observation[] {
  const damped = viewer.engagements.map(({ weight }) => Math.log1p(weight))
  const mean = damped.reduce((sum, value) => sum + value, 0) / (damped.length || 1)
  return viewer.engagements.flatMap(({ itemId, lastAtMs }, index) => {
    const place = model.items.index.get(itemId)
    if (place === undefined) return []
    const age = Math.max(0, clock.clockMs - lastAtMs) / clock.halfLifeMs
    const confidence = ((damped[index] ?? 0) / mean) ** model.weights.countExponent * 2 ** -age
    return confidence > 0 ? [{ table: model.items, place, confidence }] : []
  })
}

function tiesOf(model: FactorModel, viewer: Viewer): Observation[] {
  return viewer.strongestTies.flatMap(({ userId, strength }) => {
    const place = viewer.hiddenPeople.has(userId) ? undefined : model.people.index.get(userId)
    const confidence = model.weights.tie * strength
    return place === undefined || confidence <= 0 ? [] : [{ table: model.people, place, confidence }]
  })
}

/** Tags that the viewer applied to items or stated. */
function tagsOf(model: FactorModel, viewer: Viewer): Observation[] {
  const weights = new Map<string, number>()
  for (const { tagId, weight } of [...viewer.appliedTags, ...viewer.statedInterests]) {
    weights.set(tagId, (weights.get(tagId) ?? 0) + weight)
  }
  return [...weights].flatMap(([tagId, weight]) => {
    const place = model.tags.index.get(tagId)
    const confidence = model.weights.viewerTag * Math.log2(1 + weight)
    return place === undefined || !(confidence > 0) ? [] : [{ table: model.tags, place, confidence }]
  })
}
