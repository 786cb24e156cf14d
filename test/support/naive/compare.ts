import { isDeepStrictEqual } from 'node:util'
import type { RecommendationEdge, RecommendationPage } from '../../../src/domain/recommendation.ts'
import type { NaiveList, NaiveWorld } from './lists.ts'
import type { Asked } from './random-request.ts'
import { type NaiveReason, reasonsOf } from './reasons.ts'
import type { NaiveItem } from './scores.ts'

/** What differs between the list of the reference and the pages that were served; null for nothing. */
export function differenceOf(
  world: NaiveWorld,
  { request, context }: Asked,
  expected: NaiveList,
  pages: readonly RecommendationPage[],
): string | null {
  const edges = pages.flatMap((page) => page.edges)
  return (
    orderDifference(expected, edges) ??
    itemsDifference(expected, edges) ??
    reasonsDifference(world, expected, edges, context.nowMs) ??
    countsDifference(expected, pages) ??
    restDifference(world, request, expected, pages) ??
    pagesDifference(request.first, pages)
  )
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other))
}

/** Equal but for items whose logits are equal within rounding. */
function orderDifference({ items }: NaiveList, edges: readonly RecommendationEdge[]): string | null {
  const own = items.map(({ itemId }) => itemId)
  const ids = edges.map(({ item }) => item.id)
  if (own.length !== ids.length) return `the list is\n${ids}, not\n${own}`
  const logits = new Map(items.map(({ itemId, logit }) => [itemId, logit]))
  const at = ids.findIndex(
    (id, place) => id !== own[place] && !close(logits.get(id) ?? NaN, items[place]?.logit ?? NaN),
  )
  return at < 0 ? null : `place ${at} of the list is ${ids[at]}, not ${own[at]}:\n${ids}, not\n${own}`
}

/** Most numbers that a difference names. */
const MOST_NAMED = 4

/** Where a contribution differs, all probabilities do: they come last. */
function itemsDifference({ items }: NaiveList, edges: readonly RecommendationEdge[]): string | null {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const differences = edges.flatMap((edge) => {
    const item = byId.get(edge.item.id)
    const [own, other] = [item ? numbersOf(item) : {}, edgeNumbers(edge)]
    const differing = Object.keys({ ...own, ...other }).filter(
      (name) => !close(own[name] ?? NaN, other[name] ?? NaN),
    )
    return differing.map((name) => `${name} of ${edge.item.id} is ${other[name]}, not ${own[name]}`)
  })
  const isShare = (one: string) => one.startsWith('probability')
  const ordered = [...differences.filter((one) => !isShare(one)), ...differences.filter(isShare)]
  return ordered.length > 0 ? ordered.slice(0, MOST_NAMED).join('\n') : null
}

function numbersOf(item: NaiveItem & { readonly probability: number }): Readonly<Record<string, number>> {
  const parts = item.contributions.flatMap(({ source, basis, logit, raw }) => [
    [`${basis} ${source}`, logit],
    [`raw ${basis} ${source}`, raw],
  ])
  return {
    logit: item.logit,
    probability: item.probability,
    ...item.parts,
    ...item.search,
    ...Object.fromEntries(parts),
  }
}

function edgeNumbers(edge: RecommendationEdge): Readonly<Record<string, number>> {
  const { logit, probability, contributions, logitParts, search } = edge
  const parts = contributions.flatMap((one) => [
    [`${one.basis} ${one.source}`, one.logit],
    [`raw ${one.basis} ${one.source}`, one.raw],
  ])
  const { interest, popularity } = search ?? {}
  const searched = interest === undefined || popularity === undefined ? {} : { interest, popularity }
  return { logit, probability, ...logitParts, ...searched, ...Object.fromEntries(parts) }
}

function reasonsDifference(
  world: NaiveWorld,
  list: NaiveList,
  edges: readonly RecommendationEdge[],
  nowMs: number,
): string | null {
  for (const { item, reasons } of edges) {
    const found = list.items.find(({ itemId }) => itemId === item.id)
    const own = found ? reasonsOf(world, list, found, nowMs) : []
    const others = reasons.map(({ text: _, messageKey: __, ...reason }) => reason)
    const isSame = (one: NaiveReason, at: number) => {
      const { evidenceShare = Number.NaN, ...other } = others[at] ?? {}
      return (
        close(one.evidenceShare, evidenceShare) &&
        isDeepStrictEqual({ ...one, evidenceShare }, { ...other, evidenceShare })
      )
    }
    if (own.length !== others.length || !own.every(isSame)) {
      return `the reasons of ${item.id} are\n${JSON.stringify(others)}, not\n${JSON.stringify(own)}`
    }
  }
  return null
}

function countsDifference({ counts, items }: NaiveList, pages: readonly RecommendationPage[]): string | null {
  for (const { edges, candidateCounts } of pages) {
    const shown = new Set(edges.map(({ item }) => item.id))
    const own = counts.map((count) => {
      const returned = items.filter(
        ({ itemId, supporting }) => shown.has(itemId) && supporting.includes(count.source),
      )
      return { ...count, returned: returned.length }
    })
    if (JSON.stringify(own) !== JSON.stringify(candidateCounts)) {
      return `the counts are ${JSON.stringify(candidateCounts)}, not ${JSON.stringify(own)}`
    }
  }
  return null
}

/** Which candidates are missing and why, and what the viewer denies. */
function restDifference(
  { graph }: NaiveWorld,
  { candidateIds }: Asked['request'],
  { items, denied }: NaiveList,
  pages: readonly RecommendationPage[],
): string | null {
  const unlisted = (candidateIds ?? []).filter((id) => !items.some(({ itemId }) => itemId === id))
  const own = {
    unknownIds: unlisted.filter((id) => !graph.item(id)),
    leftOutIds: unlisted.filter((id) => graph.item(id)),
    withheld: [...denied],
  }
  const others = pages.map(({ unknownIds, leftOutIds, withheld }) => {
    return { unknownIds, leftOutIds, withheld: withheld.map(({ purpose }) => purpose) }
  })
  const differing = others.find((one) => !isDeepStrictEqual(one, own))
  return differing ? `the page says ${JSON.stringify(differing)}, not ${JSON.stringify(own)}` : null
}

function pagesDifference(first: number, pages: readonly RecommendationPage[]): string | null {
  const isShort = pages.slice(0, -1).some(({ edges }) => edges.length !== first)
  const ranks = pages.flatMap(({ edges }) => edges.map(({ rank }) => rank))
  if (isShort) return `pages of ${first} have ${pages.map(({ edges }) => edges.length)}`
  return ranks.every((rank, at) => rank === at + 1) ? null : `the ranks are ${ranks}`
}
