import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LEFT_OUT_REASONS } from '../../src/domain/recommendation.ts'
import { SOURCE_NAMES } from '../../src/domain/source-name.ts'

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const page = textOf('docs/architecture.md').replace(/\s+/g, ' ')
const inCode = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

describe('docs/architecture.md', () => {
  it('lists the stages of the pipeline in their order', () => {
    const [, body = ''] =
      /export interface Pipeline<[^{]+\{(.*?)\n\}/s.exec(textOf('src/recommend/stages.ts')) ?? []
    const stages = [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name)
    expect(stages.length).toBeGreaterThan(5)
    const [, table = ''] = /\| Stage(.*?)Sources:/.exec(page) ?? []
    expect([...table.matchAll(/\| `(\w+)`/g)].map(([, name]) => name)).toEqual(stages)
  })

  it('lists the candidate sources', () => {
    expect(page).toContain(`Sources: ${inCode(SOURCE_NAMES)}.`)
  })

  it('lists the filters in their order', () => {
    expect(page).toContain(`are tested: ${inCode(LEFT_OUT_REASONS)}.`)
  })
})
