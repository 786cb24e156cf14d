import { Component, type ReactNode } from 'react'

/** Shows a way on where a page failed. The head of the shop stays. Give it a key for each page: the next one is tried again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <section className="notice" role="alert">
        <h1>This page failed</h1>
        <p>
          It is our fault. <a href="/">Go to the start</a>, or{' '}
          <button type="button" onClick={() => location.reload()}>
            load it again
          </button>
        </p>
      </section>
    )
  }
}
