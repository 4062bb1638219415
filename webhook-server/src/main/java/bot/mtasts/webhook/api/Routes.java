package bot.mtasts.webhook.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/// Adds routes. HEAD answers as GET does, with the same key wanted: Javalin by itself would say 200
/// to anybody.
final class Routes {
  private final RoutesConfig routes;

  Routes(RoutesConfig routes) {
    this.routes = routes;
  }

  void get(String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  void post(String path, Handler handler) {
    routes.post(path, handler);
  }

  void delete(String path, Handler handler) {
    routes.delete(path, handler);
  }
}
