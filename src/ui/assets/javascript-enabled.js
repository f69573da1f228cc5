// @ts-check
// GOV.UK Frontend's own inline line, in a file, because the content security policy allows no inline script.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
