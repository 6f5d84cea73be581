/* Reload the page when another build than its own has ended. Served by `make serve` only. */
(() => {
  const build = document.currentScript.dataset.build;
  let news;

  const close = () => news?.close();

  // A browser keeps six connections to a host: hidden tabs must not hold them.
  const listen = () => {
    close();
    if (document.hidden) return;
    news = new EventSource(`/_events?build=${build}`);
    news.onmessage = () => {
      close();
      location.reload();
    };
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", close);
})();
