package bot.mtasts.lab.slack;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// [Consent] as a page for a browser: who you are, *Allow* and *Cancel*.
final class ConsentPage {
  private final AppSettings app;
  private final Consent consent;
  private final Supplier<List<Workspace>> workspaces;

  ConsentPage(AppSettings app, Consent consent, Supplier<List<Workspace>> workspaces) {
    this.app = app;
    this.consent = consent;
    this.workspaces = workspaces;
  }

  void show(Context ctx) {
    Map<String, String> query = firsts(ctx.queryParamMap());
    var problem = consent.problem(query);
    if (problem.isPresent()) {
      ctx.status(400).html(page("<p>" + escaped(problem.get()) + "</p>"));
      return;
    }
    String hidden =
        query.entrySet().stream()
            .map(e ->
                "<input type=hidden name='%s' value='%s'>"
                    .formatted(escaped(e.getKey()), escaped(e.getValue())))
            .collect(Collectors.joining());
    String people =
        workspaces.get().stream()
            .flatMap(team -> team.people().stream())
            .map(person ->
                "<option value='%s'>%s in %s</option>"
                    .formatted(
                        person.id(), escaped(person.name()), escaped(person.workspace().domain())))
            .collect(Collectors.joining());
    ctx.html(
        page(
            """
            <h1>%s asks for access</h1><p>It would be allowed: %s</p>
            <form method=post>%s<label>You are <select name=person>%s</select></label>
            <button name=decision value=allow>Allow</button>
            <button name=decision value=cancel>Cancel</button></form>
            """
                .formatted(
                    escaped(app.name()),
                    escaped(query.getOrDefault("scope", "")),
                    hidden,
                    people)));
  }

  void decide(Context ctx) {
    Map<String, String> form = firsts(ctx.formParamMap());
    if (consent.problem(form).isPresent()) {
      ctx.status(400).html(page("<p>Start again at the app.</p>"));
      return;
    }
    if (!"allow".equals(form.get("decision"))) {
      ctx.redirect(consent.deny(form).toString());
      return;
    }
    workspaces.get().stream()
        .flatMap(team -> team.personWithId(form.get("person")).stream())
        .findFirst()
        .flatMap(person -> consent.approve(form, person))
        .ifPresentOrElse(
            there -> ctx.redirect(there.toString()),
            () -> ctx.status(400).html(page("<p>There is no such person.</p>")));
  }

  private static Map<String, String> firsts(Map<String, List<String>> all) {
    var firsts = new TreeMap<String, String>();
    all.forEach((name, values) -> firsts.put(name, values.getFirst()));
    return firsts;
  }

  private static String page(String body) {
    return "<!doctype html><html lang=en><title>A Slack of the lab</title>" + body;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
