import type { Move } from './moves.ts'

/** How an entry moved, in sign and words; nothing where it did not. */
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
