import { describe, expect, it } from 'vitest'
import type { Evaluation, MethodResult } from '../../../src/evaluation/evaluation.ts'
import type { Method } from '../../../src/evaluation/methods.ts'
import { htmlReport } from '../../../src/evaluation/report/html-report.ts'
import { linearScale } from '../../../src/evaluation/report/scatter-plot.ts'

const USERS = Array.from({ length: 20 }, (_, user) => ({ userId: `user-${user}`, trainingPairs: user + 1 }))

function method(name: string, kind: Method['kind'], ndcg: number): MethodResult {
  const metrics = { 'NDCG@10': ndcg, coverage: 0.25, gini: 0.5 }
  const users = USERS.map((user) => ({ ...user, ndcg }))
  return { name, kind, metrics, folds: [{ metrics, users, shortLists: 0, degradedLists: 0 }] }
}

function evaluation(...methods: MethodResult[]): Evaluation {
  const none = { users: {}, items: {}, tags: {}, interactions: {}, ties: {}, taggings: {} }
  return {
    dataSet: '<b>songs & more</b>',
    protocol: 'five-fold',
    k: 10,
    seed: 1,
    nowMs: 0,
    default: 'serving',
    settings: null,
    notes: ['3 undated ties dropped'],
    folds: [
      {
        name: '1 of 5',
        fingerprint: 'x',
        trainingPairs: 80,
        testPairs: 20,
        testUsers: 20,
        users: 20,
        items: 9,
        leftOut: none,
      },
    ],
    methods,
  }
}

const ALL = evaluation(
  method('serving', 'serving', 0.3),
  method('without:neighbors', 'without', 0.25),
  method('without:fresh', 'without', 0.31),
  method('neighbors', 'source', 0.2),
  method('popularity', 'baseline', 0.1),
)

/** The texts of the cells of a table, row by row. */
function textsOf(html: string, label: string): string[][] {
  const [, table = ''] = html.split(`aria-label="${label}">`)
  const [rows = ''] = table.split('</table>')
  return [...rows.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd].*?<\/t[hd]>/g)].map(([cell]) => cell.replace(/<[^>]*>/g, '')),
  )
}

describe('the HTML report', () => {
  const html = htmlReport(ALL, null)

  it('has no script and loads nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\//i)
    expect(html).toMatch(/^<!doctype html>/)
  })

  it('escapes names of the data set', () => {
    expect(html).not.toContain('<b>songs')
    expect(html).toContain('&lt;b&gt;songs &amp; more&lt;/b&gt;')
  })

  it('plots accuracy against coverage', () => {
    const descriptions = [...html.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, text]) => text)
    expect(descriptions).toEqual([
      'NDCG@10 against coverage: serving 0.250 0.300, neighbors 0.250 0.200, popularity 0.250 0.100',
    ])
  })

  it('shows the loss without each source, largest first, with its interval', () => {
    expect(textsOf(html, 'Contribution of each source')).toEqual([
      ['source', 'NDCG@10 lost', '95 % interval', ''],
      ['neighbors', '0.0500', '0.0500 to 0.0500', ''],
      ['fresh', '-0.0100', '-0.0100 to -0.0100', ''],
    ])
  })

  it('groups 20 users with 1 to 20 items into fifths by activity', () => {
    expect(textsOf(html, 'By user activity')).toEqual([
      ['training items', '0–4', '5–8', '9–12', '13–16', '17–20'],
      ['serving', ...Array(5).fill('0.3000')],
      ['neighbors', ...Array(5).fill('0.2000')],
      ['popularity', ...Array(5).fill('0.1000')],
    ])
  })

  it('has light and dark colors and shows notes', () => {
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).toContain('3 undated ties dropped')
  })

  it('is deterministic', () => {
    expect(htmlReport(ALL, null)).toBe(html)
  })

  it('works for a single baseline', () => {
    expect(htmlReport(evaluation(method('popularity', 'baseline', 0.1)), null)).toContain('popularity')
  })
})

describe('a scale', () => {
  it('begins and ends at round values and is linear between them', () => {
    const scale = linearScale(0.23, [100, 0], 5)
    expect(scale.ticks.map(({ text }) => text)).toEqual(['0.00', '0.05', '0.10', '0.15', '0.20', '0.25'])
    expect(scale.ticks.map(({ at }) => at)).toEqual([100, 80, 60, 40, 20, 0].map((at) => expect.closeTo(at)))
    expect(scale.at(0.25)).toBeCloseTo(0)
    expect(scale.at(0.125)).toBeCloseTo(50)
  })

  it('is finite for a single value', () => {
    expect(Number.isFinite(linearScale(0, [0, 10], 5).at(0))).toBe(true)
  })
})
