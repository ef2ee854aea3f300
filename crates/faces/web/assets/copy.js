// Adds a button that copies a text beside each place that asks for one. Without scripts, or where
// the browser forbids it, the text itself is there to be selected.
for (const place of document.querySelectorAll('[data-copy]')) {
  const source = document.getElementById(place.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn alt';
  button.textContent = place.dataset.label;
  const said = document.createElement('span');
  said.className = 'vh';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.value);
      button.textContent = said.textContent = place.dataset.done;
    } catch {
      source.focus();
      source.select();
    }
  });
  place.prepend(button, said);
}
