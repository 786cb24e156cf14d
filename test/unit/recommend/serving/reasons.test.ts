import { describe, expect, it } from 'vitest'
import type { SourceName } from '../../../../src/domain/source-name.ts'
import { type Evidence, NO_EVIDENCE } from '../../../../src/recommend/candidate.ts'
import {
  type ExplainedItem,
  type ReasonContext,
  reasonsOf,
} from '../../../../src/recommend/serving/reasons.ts'
import { BUILT_IN_TEXTS } from '../../../../src/recommend/serving/texts.ts'

const titles: Record<string, string> = { r: 'Radiohead', m: 'Muse', b: 'Björk', r2: 'Radiohead' }
const people: Record<string, string> = { ana: 'Ana', bo: 'Bo', cleo: 'Cleo' }

/** Strangers are mentioned from five and counted from ten. */
function context(kind = 'artist'): ReasonContext {
  return {
    sentences: BUILT_IN_TEXTS.in('en'),
    kind,
    crowdSize: (people) => ({ isMentioned: people >= 5, atLeast: people >= 10 ? 10 : null }),
    names: {
      item: (id) => (titles[id] ? { title: titles[id], kind } : undefined),
      tag: (id) => ({ shoegaze: 'shoegaze', ambient: 'ambient', 'shoegaze-label': 'shoegaze' })[id],
      person: (id) => people[id],
    },
  }
}

function item(evidence: Partial<Record<SourceName, Partial<Evidence>>>): ExplainedItem {
  const entries = Object.entries(evidence) as [SourceName, Partial<Evidence>][]
  return {
    contributions: entries.map(([source], index) => ({
      source,
      logit: entries.length - index,
      share: 0,
      raw: 1,
    })),
    evidence: entries.map(([source, part]) => ({ source, evidence: { ...NO_EVIDENCE, ...part } })),
  }
}

const weighted = (...ids: string[]) => ids.map((id, index) => ({ id, weight: 1 / (index + 1) }))

function textOf(evidence: Parameters<typeof item>[0]): string | undefined {
  return reasonsOf(item(evidence), context())[0]?.text
}

describe('reasons', () => {
  it('name the seed items, with the verb of their kind', () => {
    expect(textOf({ 'similar-items': { items: weighted('r', 'm', 'b') } })).toBe(
      'Because you listened to Radiohead and Muse',
    )
  })

  it('name tags', () => {
    expect(textOf({ 'shared-tags': { tags: weighted('shoegaze') } })).toBe(
      'Matches your interest in shoegaze',
    )
  })

  it('name the first two of different names', () => {
    expect(textOf({ 'shared-tags': { tags: weighted('shoegaze', 'shoegaze-label', 'ambient') } })).toBe(
      'Matches your interest in shoegaze and ambient',
    )
    const twice = item({ 'shared-tags': { tags: weighted('shoegaze', 'shoegaze-label') } })
    expect(reasonsOf(twice, context())[0]).toMatchObject({
      text: 'Matches your interest in shoegaze',
      tagIds: ['shoegaze'],
    })
    expect(textOf({ 'similar-items': { items: weighted('r', 'r2') } })).toBe(
      'Because you listened to Radiohead',
    )
  })

  it('never claim that a user liked an item', () => {
    const explained = item({
      'similar-items': { items: weighted('r') },
      neighbors: { peopleCount: 12 },
      'shared-tags': { tags: weighted('ambient') },
    })
    const textsFor = (kind: string) => reasonsOf(explained, context(kind)).map(({ text }) => text)
    expect(textsFor('wallpaper')).toEqual([
      'Because you viewed Radiohead',
      '10+ people with similar taste viewed this',
      'Matches your interest in ambient',
    ])
    for (const kind of ['item', 'fund', 'movie']) expect(textsFor(kind).join()).not.toMatch(/liked?\b/)
  })

  it('state the number of followed people from three on', () => {
    const [reason] = reasonsOf(item({ social: { peopleCount: 3 } }), context())
    expect(reason).toMatchObject({
      text: '3 people you follow listened to this',
      count: 3,
      isAtLeast: false,
    })
  })

  it('do not mention fewer than three followed people, neither in words nor as a number', () => {
    const explained = reasonsOf(item({ social: { peopleCount: 2 }, popular: {} }), context())
    expect(explained.map(({ kind }) => kind)).toEqual(['POPULAR'])
    expect(textOf({ social: { peopleCount: 1 } })).toBe('Suggested for you')
  })

  it('state at most a band of strangers', () => {
    expect(reasonsOf(item({ neighbors: { peopleCount: 12 } }), context())[0]).toMatchObject({
      text: '10+ people with similar taste listened to this',
      count: 10,
      isAtLeast: true,
    })
    expect(textOf({ 'social-two-hop': { peopleCount: 12 } })).toBe('10+ friends of friends listened to this')
  })

  it('state no number of fewer strangers', () => {
    expect(reasonsOf(item({ neighbors: { peopleCount: 9 } }), context())[0]).toMatchObject({
      text: 'Popular with people like you',
      count: null,
      isAtLeast: false,
    })
    expect(textOf({ 'social-two-hop': { peopleCount: 9 } })).toBe('Friends of friends listened to this')
  })

  it('do not mention strangers without support', () => {
    const explained = item({ neighbors: { peopleCount: 4 }, 'social-two-hop': { peopleCount: 4 } })
    expect(reasonsOf(explained, context()).map(({ text }) => text)).toEqual(['Suggested for you'])
  })

  it('name only people who agreed to be shown', () => {
    expect(textOf({ social: { peopleCount: 1, people: weighted('ana') } })).toBe(
      'Ana, whom you follow, listened to this',
    )
    expect(textOf({ social: { peopleCount: 2, people: weighted('ana') } })).toBe(
      'Ana, whom you follow, listened to this',
    )
    expect(textOf({ social: { peopleCount: 0, people: weighted('ana') } })).toBe(
      'Ana, whom you follow, listened to this',
    )
    expect(textOf({ social: { peopleCount: 5, people: weighted('ana', 'bo', 'cleo') } })).toBe(
      'Ana, Bo and 3 others you follow listened to this',
    )
    const [reason] = reasonsOf(
      item({ social: { peopleCount: 4, people: weighted('gone', 'ana') } }),
      context(),
    )
    expect(reason?.text).toBe('Ana and 3 others you follow listened to this')
    expect(reason?.userIds).toEqual(['ana'])
  })

  it('merge reasons of equal text and add their weights', () => {
    const explained = reasonsOf(
      item({
        'shared-tags': { tags: weighted('shoegaze') },
        'similar-items': { items: weighted('r') },
        latent: { items: weighted('r') },
        popular: {},
      }),
      context(),
    )
    expect(explained.map(({ kind, text, evidenceShare }) => [kind, text, evidenceShare])).toEqual([
      ['BECAUSE_ITEM', 'Because you listened to Radiohead', 0.5],
      ['INTEREST_TAG', 'Matches your interest in shoegaze', 0.4],
      ['POPULAR', 'Popular right now', 0.1],
    ])
    expect(explained[0]?.itemIds).toEqual(['r'])
    expect(explained.map(({ sources }) => sources)).toEqual([
      ['similar-items', 'latent'],
      ['shared-tags'],
      ['popular'],
    ])
  })

  it('merge reasons that name items of the history, so that none comes twice, and leave the rest', () => {
    const explained = reasonsOf(
      item({
        latent: { items: weighted('r') },
        'similar-items': { items: weighted('m', 'r') },
        popular: {},
        trending: {},
      }),
      context(),
    )
    expect(explained.map(({ text, evidenceShare }) => [text, evidenceShare])).toEqual([
      ['Because you listened to Muse and Radiohead', 0.7],
      ['Popular right now', 0.2],
      ['Trending right now', 0.1],
    ])
    const apart = item({ latent: { items: weighted('r') }, 'similar-items': { items: weighted('m', 'b') } })
    const [only, ...others] = reasonsOf(apart, context())
    expect(only).toMatchObject({ kind: 'BECAUSE_ITEM', evidenceShare: 1 })
    expect(others).toEqual([])
  })

  it('are at most three, strongest first, with shares of the positive evidence', () => {
    const explained = reasonsOf(
      item({ trending: {}, popular: {}, fresh: {}, 'shared-tags': { tags: weighted('ambient') } }),
      context(),
    )
    expect(explained.map((reason) => reason.kind)).toEqual(['TRENDING', 'POPULAR', 'NEW_ITEM'])
    expect(explained[0]?.evidenceShare).toBeCloseTo(0.4, 12)
  })

  it('are never missing', () => {
    expect(textOf({})).toBe('More from the catalog')
    expect(textOf({ 'similar-items': { items: weighted('vanished') } })).toBe('Suggested for you')
  })
})
