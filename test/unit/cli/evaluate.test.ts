import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder

beforeAll(async () => {
  folder = cliFolder()
  writeSmallFolder(join(folder.path, 'songs'))
  const { out } = await folder.run(['evaluate', 'songs', '--methods', 'popularity,item-knn', '--json'])
  writeFileSync(join(folder.path, 'a.json'), out)
})

afterAll(() => folder.remove())

function saved(file: string): Record<string, unknown> & { methods: Record<string, Record<string, unknown>> } {
  return JSON.parse(readFileSync(join(folder.path, file), 'utf8'))
}

describe('attune evaluate', () => {
  it('--json has the figures of each method and the name of the default', () => {
    const { default: serving, methods, protocol, folds } = saved('a.json')
    expect([serving, protocol]).toEqual(['serving', 'five-fold'])
    expect(folds).toHaveLength(5)
    expect(methods.popularity?.['NDCG@10']).toBeGreaterThan(0)
    expect(methods['item-knn']?.coverage).toBeGreaterThan(0)
  })

  it('--json contains no id of a user or item', () => {
    const text = readFileSync(join(folder.path, 'a.json'), 'utf8')
    expect(text).not.toMatch(/\bana\b|song-1|user-|item-[^k]/)
  })

  it('evaluates only the named methods, and writes a table and a report', async () => {
    const words = [
      'evaluate',
      'songs',
      '--methods',
      'serving,popularity',
      '--folds',
      '1',
      '--report',
      'r.html',
    ]
    const { code, out } = await folder.run(words)
    expect(code).toBe(0)
    expect(out).toContain('serving *')
    expect(out).toContain('NDCG@10')
    expect(out).not.toContain('item-knn')
    expect(readFileSync(join(folder.path, 'r.html'), 'utf8')).toContain('<svg')
    // The graph that serves is another, and was not made.
    expect(existsSync(join(folder.path, 'graph'))).toBe(false)
  })

  it('--compare prints the difference of two methods, its interval and p', async () => {
    const words = ['evaluate', 'songs', '--methods', 'popularity', '--compare', 'popularity', 'item-knn']
    const { code, out } = await folder.run(words)
    expect(code).toBe(0)
    expect(out).toMatch(/NDCG@10: popularity has 0\.\d{4} (more|less) than item-knn/)
    expect(out).toMatch(/95 % interval of the difference: -?0\.\d{4} to -?0\.\d{4}/)
    expect(out).toMatch(/p = [01]\.\d{4} \(paired sign-flip test, two-sided, seed 1\)/)
  })

  it('--compare of two saved files equals that of the run', async () => {
    const run = await folder.run([
      ...['evaluate', 'songs', '--methods', 'popularity', '--json'],
      ...['--compare', 'item-knn', 'popularity'],
    ])
    const files = ['a.json#item-knn', 'a.json#popularity']
    const { code, out } = await folder.run(['evaluate', '--json', '--compare', ...files])
    expect(code).toBe(0)
    const { a: _a, b: _b, ...ofRun } = JSON.parse(run.out).comparison
    const { a, b, ...ofFiles } = JSON.parse(out)
    expect([a, b]).toEqual(['item-knn of a.json', 'popularity of a.json'])
    for (const key of ['users', 'better', 'worse', 'pValue']) expect(ofFiles[key]).toBe(ofRun[key])
    // Saved scores are rounded.
    expect(ofFiles.meanDifference).toBeCloseTo(ofRun.meanDifference, 5)
  })

  it.each([
    [['evaluate'], /name the data to evaluate/],
    [
      ['evaluate', 'songs', '--methods', 'nieghbors'],
      /nieghbors is not a method.*\n.*did you mean neighbors/,
    ],
    [['evaluate', 'songs', '--methods', 'without:tea'], /tea is not a source/],
    [['evaluate', 'songs', '--methods', 'blend:latent=x'], /weight of latent must be a number/],
    [['evaluate', 'songs', '--protocol', 'tenfold'], /Allowed choices are five-fold/],
    [['evaluate', 'songs', '--compare', 'popularity'], /--compare takes two/],
    [['evaluate', '--compare', 'a.json#popularity', 'none.json'], /none.json cannot be read/],
    [['evaluate', '--compare', 'a.json', 'a.json#popularity'], /a.json has no method serving/],
    [['evaluate', '--compare', 'songs/users.json', 'serving'], /cannot be read/],
    [['evaluate', 'songs', '--settings', 'none.json'], /none.json cannot be read/],
    [['tune', 'songs', '--trials', '0'], /whole number from 1 up/],
    [['train', '--settings', 'a.json'], /a.json: settings must|a.json: settings/],
  ])('%s ends with exit code 2 and a reason', async (words, reason) => {
    const { code, out, err } = await folder.run(words)
    expect(err).toMatch(reason)
    expect([code, out]).toEqual([2, ''])
  })
})

describe('attune tune', () => {
  it('writes a file that attune train reads', async () => {
    const tuned = await folder.run([
      'tune',
      'songs',
      '--trials',
      '1',
      '--output',
      't.json',
      '--now',
      '2026-03-01',
    ])
    expect(tuned.code).toBe(0)
    expect(tuned.out).toContain('0 (defaults)')
    expect(saved('t.json')).toMatchObject({ seed: 1, protocol: 'five-fold', fold: '1 of 5' })
    await folder.run(['import', 'songs'])
    const trained = await folder.run(['train', '--settings', 't.json'])
    expect([trained.code, trained.out]).toEqual([0, expect.stringContaining('serving model')])
  })
})
