import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readConfig, readToken } from './back-end.ts'
import { ShopProvider } from './shop.tsx'
import './style.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const [config, user] = await Promise.all([readConfig(), readToken()]).catch((error: unknown) => {
  root.textContent = 'The shop cannot be reached. Try again later.'
  throw error
})

createRoot(root).render(
  <StrictMode>
    <ShopProvider config={config} initialUser={user}>
      <App />
    </ShopProvider>
  </StrictMode>,
)
