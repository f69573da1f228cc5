// @ts-check
// Everything works without this file; it makes GOV.UK's components (menu, error summary, password reveal) livelier.
import { initAll } from './govuk-frontend.min.js';
import './autosave.js';
import './idle-warning.js';

initAll();

// On a phone the filters are folded away until they are asked for; on a wide screen they are open.
const wide = window.matchMedia('(min-width: 56em)');
for (const panel of document.querySelectorAll('details.waymark-filter')) {
  const fit = () => panel.toggleAttribute('open', wide.matches);
  fit();
  wide.addEventListener('change', fit);
}

// A second press of the same button must not send the form twice.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.hasAttribute('data-sent')) event.preventDefault();
    form.setAttribute('data-sent', '');
  });
}
// A page that the Back button brings out of the browser's memory can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent');
});
