import type { Evaluation } from '../evaluation/evaluation.ts'
import { shownFigure } from '../evaluation/figures.ts'
import { type Column, table } from './table.ts'
import { print, say, type Terminal } from './terminal.ts'

/** The figures of an evaluation, a row a method: accuracy, then what lies beyond it. The serving one is marked. */
export function showEvaluation(terminal: Terminal, evaluation: Evaluation): void {
  for (const note of evaluation.notes) say(terminal, note)
  const names = Object.keys(evaluation.methods[0]?.figures ?? {})
  const isAccuracy = (name: string) => name.includes('@')
  showFigures(terminal, evaluation, names.filter(isAccuracy))
  showFigures(
    terminal,
    evaluation,
    names.filter((name) => !isAccuracy(name)),
  )
  print(terminal, '* what recommend serves')
}

function showFigures(terminal: Terminal, evaluation: Evaluation, names: readonly string[]): void {
  const columns: Column[] = [{ head: 'method' }, ...names.map((head) => ({ head, isNumber: true }))]
  const rows = evaluation.methods.map(({ name, figures }) => [
    name === evaluation.default ? `${name} *` : name,
    ...names.map((figure) => shownFigure(figure, figures[figure] ?? null)),
  ])
  print(terminal, table(terminal, columns, rows))
}
