import type { FieldType } from '../../../src/graph/graph-query.ts'
import { rowsVariable } from '../../../src/graph/rows-variable.ts'

/**
 * Rule 14: a `Float` parameter stands inside `toFloat(..)`, because a whole number arrives as an integer on one
 * engine; a list of them is mapped, `[weight IN $weights | toFloat(weight)]`, or read by element, `toFloat(row.weights[place])`.
 */
export function lintFloats(text: string, params: Readonly<Record<string, FieldType>>): string[] {
  return Object.entries(params).flatMap(([name, type]) => {
    if (type.type === 'Float') return bareUses(text, `\\$${name}`, type.list)
    if (type.type !== 'Rows') return []
    const row = rowsVariable(name)
    return Object.entries(type.fields).flatMap(([field, fieldType]) =>
      fieldType.type === 'Float' ? bareUses(text, `\\b${row}\\.${field}`, fieldType.list) : [],
    )
  })
}

function bareUses(text: string, pattern: string, isList: boolean): string[] {
  const uses = [...text.matchAll(new RegExp(`${pattern}\\b`, 'g'))]
  const isInside = isList ? isMapped : isConverted
  return uses
    .filter((use) => !isInside(text, use.index, use[0].length))
    .map((use) => `rule 14: ${use[0]} must be inside toFloat()`)
}

function isConverted(text: string, index: number): boolean {
  return (
    /toFloat\(\s*(?:coalesce\(\s*)?$/.test(text.slice(0, index)) ||
    /IS (?:NOT )?NULL/.test(text.slice(index, index + 40).split(',')[0] ?? '')
  )
}

function isMapped(text: string, index: number, length: number): boolean {
  const [before, after] = [text.slice(0, index), text.slice(index + length)]
  if (/toFloat\(\s*$/.test(before)) return /^\[\w+\]\)/.test(after)
  return /\w+ IN $/.test(before) && /^ ?\| ?toFloat\(/.test(after)
}

/** Rule 13: one side of a division is visibly a float, because whole numbers divide to whole numbers. */
export function lintDivisions(text: string): string[] {
  return [...text.matchAll(/ ?\/ ?/g)]
    .filter((match) => !isFloatBefore(text.slice(0, match.index)))
    .filter(
      (match) =>
        !/^\(?(?:toFloat\(|sqrt\(|log\(|exp\(|\d+\.\d)/.test(text.slice(match.index + match[0].length)),
    )
    .map((match) => `rule 13: ${text.slice(match.index - 15, match.index + 15)} may divide whole numbers`)
}

function isFloatBefore(before: string): boolean {
  if (/\d\.\d+$/.test(before)) return true
  if (!before.endsWith(')')) return false
  let depth = 0
  for (let index = before.length - 1; index >= 0; index--) {
    if (before[index] === ')') depth++
    if (before[index] === '(' && --depth === 0) {
      return (
        /(?:toFloat|sqrt|log|exp)$/.test(before.slice(0, index)) ||
        /toFloat\(|\d\.\d/.test(before.slice(index))
      )
    }
  }
  return false
}
