import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRecipeSettings } from '../../../src/training/recipe-settings.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'

function parse(settings: unknown) {
  return parseRecipeSettings(JSON.stringify({ settings }), 'my.json')
}

describe('a settings file', () => {
  it('states what differs from the defaults; the rest of a group keeps its default', () => {
    const { training, policy } = parse({ training: { neighborhoods: { k: 80 } }, policy: { seedLimit: 30 } })
    expect(training.neighborhoods).toEqual({ ...DEFAULT_TRAINING_SETTINGS.neighborhoods, k: 80 })
    expect(training.factors).toEqual(DEFAULT_TRAINING_SETTINGS.factors)
    expect(policy).toEqual({ seedLimit: 30 })
  })

  it('may state every default as it is', () => {
    expect(parse({ training: DEFAULT_TRAINING_SETTINGS }).training).toEqual(DEFAULT_TRAINING_SETTINGS)
  })

  it('is explained in docs/evaluation.md, number by number', () => {
    const docs = readFileSync(new URL('../../../docs/evaluation.md', import.meta.url), 'utf8')
    const numbers = Object.values(DEFAULT_TRAINING_SETTINGS).flatMap((group) => Object.keys(Object(group)))
    expect(numbers.length).toBeGreaterThan(40)
    expect(numbers.filter((number) => !docs.includes(`\`${number}\``))).toEqual([])
  })

  it('with anything unknown or out of range is refused, and all of it is named', () => {
    const wrong = {
      training: { neighbourhoods: {}, factors: { dimensions: 3, epochs: 1.5 }, similarItems: { ridge: '9' } },
      policy: { seedLimit: 0 },
      extra: 1,
    }
    const parts = [
      'my.json: ',
      'settings.training.neighbourhoods is unknown, did you mean neighborhoods?',
      'settings.training.factors.dimensions is unknown, did you mean dimension?',
      'settings.training.factors.epochs must be a whole number, 1-200',
      'settings.training.similarItems.ridge must be a number, 0.001 to 1000000',
      'settings.policy.seedLimit must be a whole number, 1-100',
      'settings.extra is unknown',
    ]
    for (const part of parts) expect(() => parse(wrong)).toThrow(part)
  })

  it('that is not JSON, or has no settings, is refused by name', () => {
    expect(() => parseRecipeSettings('{', 'my.json')).toThrow('my.json is not JSON')
    expect(() => parseRecipeSettings('{}', 'my.json')).toThrow('my.json: settings')
  })
})
