import type { Move } from './moves.ts'

/** Shows how an entry moved, as a sign and as text; empty if it did not move. */
export function MoveMark({ move }: { readonly move: Move | undefined }) {
  if (!move || move.kind === 'same') return null
  const sign = { up: '▲', down: '▼', new: 'new' }[move.kind]
  const words = move.kind === 'new' ? 'new in the list' : `${move.kind} by ${move.by}`
  return (
    <span className={`move is-${move.kind}`}>
      <span aria-hidden="true">
        {sign}
        {move.by > 0 ? move.by : ''}
      </span>
      <span className="hidden">{words}</span>
    </span>
  )
}
