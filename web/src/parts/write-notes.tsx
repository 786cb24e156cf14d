import type { Writing } from '../api/use-writing.ts'

/** What was written last, and why a write was refused. */
export function WriteNotes({ done, problem, isBusy }: Pick<Writing, 'done' | 'problem' | 'isBusy'>) {
  return (
    <div className="write-notes">
      <p role="status">{isBusy ? 'Working…' : done}</p>
      {problem ? (
        <p className="banner is-bad" role="alert">
          <strong>{problem.title}.</strong> {problem.message}
        </p>
      ) : null}
    </div>
  )
}
