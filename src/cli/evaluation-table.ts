import type { Evaluation } from '../evaluation/evaluation.ts'
import { type Column, table } from './table.ts'
import { print, say, type Terminal } from './terminal.ts'

/** Decimals that a person can tell apart; popularity and bits are larger numbers. */
const DECIMALS: Readonly<Record<string, number>> = { ARP: 1, novelty: 2 }

/** The figures of an evaluation, a row a method; the method that serves is marked. */
export function showEvaluation(terminal: Terminal, evaluation: Evaluation): void {
  for (const note of evaluation.notes) say(terminal, note)
  const names = Object.keys(evaluation.methods[0]?.figures ?? {})
  const columns: Column[] = [{ head: 'method' }, ...names.map((head) => ({ head, isNumber: true }))]
  const rows = evaluation.methods.map(({ name, figures }) => [
    name === evaluation.default ? `${name} *` : name,
    ...names.map((figure) => shownFigure(figure, figures[figure] ?? null)),
  ])
  print(terminal, table(terminal, columns, rows))
  print(terminal, '* what recommend serves')
}

/** `.2345`, or a dash where there is no figure. */
export function shownFigure(name: string, value: number | null): string {
  return value === null ? '–' : value.toFixed(DECIMALS[name] ?? 4)
}
