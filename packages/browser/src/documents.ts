/** Records events of the user of the token. */
export const RECORD = `mutation AttuneRecord($events: [EventInput!]!, $sentAt: Instant) {
  recordEvents(events: $events, sentAt: $sentAt) {
    watermark
    results {
      status
      problems {
        code
        message
        isRetryable
        ... on BusyProblem {
          retryAfterMs
        }
      }
    }
  }
}`

/** Makes what a visitor did a part of what the user of the token did. */
export const IDENTIFY = `mutation AttuneIdentify($visitorId: ID!) {
  identify(visitorId: $visitorId) {
    watermark
    problems {
      code
      message
      isRetryable
    }
  }
}`
