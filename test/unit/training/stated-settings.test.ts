import { buildSchema, isInputObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readSchemaText } from '../../../src/server/api/schema.ts'
import { readStatedSettings } from '../../../src/training/recipe-settings.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'

const schema = buildSchema(readSchemaText().join('\n'))

interface Setting {
  readonly path: readonly string[]
  readonly description: string
}

/** The numbers of an input type and of the input types in it. */
function settingsOf(typeName: string, path: readonly string[] = []): readonly Setting[] {
  const type = schema.getType(typeName)
  if (!isInputObjectType(type)) throw new TypeError(`${typeName} is no input type`)
  return Object.values(type.getFields()).flatMap((field) => {
    const place = [...path, field.name]
    return isInputObjectType(field.type)
      ? settingsOf(field.type.name, place)
      : [{ path: place, description: field.description ?? '' }]
  })
}

const ALL = settingsOf('TrainingSettingsInput').map(
  ({ path, description }) => [path.join('.'), path, description] as const,
)

function nested(path: readonly string[], value: unknown): object {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object
}

function numberIn(text: string | undefined): number {
  return Number(text?.replaceAll(',', ''))
}

describe('TrainingSettingsInput', () => {
  it('has every number of a training', () => {
    const leaves = (value: unknown, path: string): readonly string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`))
        : [path]
    const stated = ALL.map(([name]) => name).filter((name) => name.startsWith('training.'))
    expect([...stated].sort()).toEqual([...leaves(DEFAULT_TRAINING_SETTINGS, 'training')].sort())
  })

  it.each(ALL)('states the range and the default of %s', (_name, path, description) => {
    const said = /From (-?[\d.,]+) to ([\d.,]+?)(?:; default: (-?[\d.,]+?))?\.$/.exec(
      description.replaceAll('\n', ' '),
    )
    const [min, max] = [numberIn(said?.[1]), numberIn(said?.[2])]
    const read = (value: unknown) => readStatedSettings(nested(path, value))
    expect([read(min).faults, read(max).faults]).toEqual([[], []])
    for (const outside of [min - 1, min - 1e-9, max + 1]) {
      expect(read(outside)).toEqual({ settings: null, faults: [{ path, message: expect.any(String) }] })
    }
    if (path[0] === 'policy') return
    const standard = path
      .slice(1)
      .reduce<unknown>((group, name) => Object(group)[name], DEFAULT_TRAINING_SETTINGS)
    expect(numberIn(said?.[3])).toBe(standard)
    expect(read(null).settings?.training).toEqual(DEFAULT_TRAINING_SETTINGS)
  })
})
