/** Entry of the browser app. */
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import { App } from './app/app.js';

createRoot(document.getElementById('root')!).render(<App />);
