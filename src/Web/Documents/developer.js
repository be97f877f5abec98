'use strict';

document.getElementById('start').addEventListener('submit', async event => {
  event.preventDefault();
  const token = document.getElementById('token').value.trim();
  const problem = document.getElementById('problem');
  const withToken = request => {
    request.headers['X-OPENHAB-TOKEN'] = token;
    return request;
  };
  try {
    const answer = await fetch('/rest/spec', { headers: { 'X-OPENHAB-TOKEN': token } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error.message);
    problem.textContent = '';
    SwaggerUIBundle({ spec: body, dom_id: '#api', requestInterceptor: withToken, validatorUrl: null });
  } catch (error) {
    problem.textContent = error.message;
  }
});
