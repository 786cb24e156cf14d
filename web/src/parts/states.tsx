import type { ReactNode } from 'react'
import type { Problem } from '../api/problem.ts'

/** Placeholders while a response is pending. */
export function Skeletons({ count, height }: { readonly count: number; readonly height: number }) {
  return (
    <div className="stack" role="status">
      <span className="hidden">Loading</span>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these have no identity
        <div className="skeleton" key={index} style={{ height }} />
      ))}
    </div>
  )
}

interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
}

/** Shown when there is no content: why, and what to do. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="state">
      <StateMark />
      <h2>{title}</h2>
      {children}
    </div>
  )
}

interface ProblemStateProps {
  readonly problem: Problem
  onAskAgain(): void
}

/** Shows the API's error message with a button to retry. */
export function ProblemState({ problem, onAskAgain }: ProblemStateProps) {
  return (
    <div className="state" role="alert">
      <StateMark />
      <h2>{problem.title}</h2>
      <p>
        {sentence(problem.message)} {problem.hint ? sentence(problem.hint) : ''}
      </p>
      <code className="chip">{problem.code}</code>
      <button type="button" className="button" onClick={onAskAgain}>
        Try again
      </button>
    </div>
  )
}

/** An error above content that is older, or that a failed field is missing from. */
export function ProblemBanner({ problem, onAskAgain }: ProblemStateProps) {
  return (
    <div className="banner is-bad" role="alert">
      <span>
        <strong>{problem.title}.</strong> {sentence(problem.message)} The content shown may be older or
        incomplete.
      </span>
      <button type="button" className="button is-small" onClick={onAskAgain}>
        Try again
      </button>
    </div>
  )
}

/** An error in a small part of a page. */
export function NotLoaded({ problem, onAskAgain }: ProblemStateProps) {
  return (
    <p className="note" role="alert">
      {problem.title}.{' '}
      <button type="button" className="button is-quiet is-small" onClick={onAskAgain}>
        Try again
      </button>
    </p>
  )
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}

function StateMark() {
  return (
    <svg
      className="state-mark"
      viewBox="0 0 40 40"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 20h6c3 0 3-9 6-9s3 18 7 18 3-9 6-9h7" />
    </svg>
  )
}
