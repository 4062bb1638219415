package bot.mtasts.webhook.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The helpdesks of the table, each as its manual (or a real one, for Request Tracker) says that it
/// behaves.
final class FakeHelpdesks {
  private FakeHelpdesks() {}

  static List<Supplier<FakeHelpdesk>> all() {
    return List.of(
        Zendesk::new,
        Freshdesk::new,
        ServiceDesk::new,
        Jira::new,
        ServiceNow::new,
        Zammad::new,
        Glpi::new,
        GlpiLegacy::new,
        RequestTracker::new,
        Znuny::new,
        FreeScout::new,
        Redmine::new,
        Generic::new);
  }

  static final class Zendesk extends FakeHelpdesk {
    Zendesk() {
      super(
          "zendesk",
          "35436",
          Map.of("user", "agent@acme.example"),
          Map.of("token", "zd-secret-token"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("Authorization", basic("agent@acme.example/token", "zd-secret-token"))) {
        return refused(401, "{\"error\":\"Couldn't authenticate you\"}");
      }
      if (call.is("GET", "/api/v2/tickets/35436/comments.json")) {
        return listed("{\"comments\":[", "html_body", "]}");
      }
      if (call.is("PUT", "/api/v2/tickets/35436.json")
          && call.hasOnly("/ticket/comment", "html_body", "public")) {
        return wrote(
            200,
            "{\"ticket\":{\"id\":35436},\"audit\":{}}",
            call.text("/ticket/comment/html_body"),
            call.json().at("/ticket/comment/public").asBoolean());
      }
      return refused(404, "{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}");
    }
  }

  static final class Freshdesk extends FakeHelpdesk {
    Freshdesk() {
      super("freshdesk", "12", Map.of(), Map.of("token", "fd-secret-key"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("Authorization", basic("fd-secret-key", "X"))) {
        return refused(
            401,
            "{\"code\":\"invalid_credentials\",\"message\":\"You have to be logged in to perform"
                + " this action.\"}");
      }
      if (call.is("GET", "/api/v2/tickets/12/conversations")) {
        return listed("[", "body", "]");
      }
      if (call.is("POST", "/api/v2/tickets/12/notes") && call.hasOnly("", "body", "private")) {
        return wrote(
            201, "{\"id\":9}", call.text("/body"), !call.json().at("/private").asBoolean());
      }
      if (call.is("POST", "/api/v2/tickets/12/reply") && call.hasOnly("", "body")) {
        return wrote(201, "{\"id\":9}", call.text("/body"), true);
      }
      return refused(404, "");
    }
  }

  /// What both Jiras have in common.
  abstract static class Atlassian extends FakeHelpdesk {
    Atlassian(String word) {
      super(word, "SUP-7", Map.of("user", "bot@acme.example"), Map.of("token", "ATATT-secret"));
    }

    abstract Reply write(Call call);

    @Override
    Reply answer(Call call) {
      if (!call.has("Authorization", basic("bot@acme.example", "ATATT-secret"))) {
        return refused(
            401, "{\"errorMessages\":[\"Client must be authenticated to access this resource.\"]}");
      }
      if (call.is("GET", "/rest/api/3/issue/SUP-7/comment") && call.asks("orderBy", "-created")) {
        return listed("{\"comments\":[", "body", "]}");
      }
      return write(call);
    }

    static Reply notFound() {
      return refused(404, "{\"errorMessages\":[\"Issue does not exist.\"],\"errors\":{}}");
    }
  }

  static final class ServiceDesk extends Atlassian {
    ServiceDesk() {
      super("jira-jsm");
    }

    @Override
    Reply write(Call call) {
      if (call.is("POST", "/rest/servicedeskapi/request/SUP-7/comment")
          && call.hasOnly("", "body", "public")) {
        return wrote(
            201, "{\"id\":\"1000\"}", call.text("/body"), call.json().at("/public").asBoolean());
      }
      return notFound();
    }
  }

  static final class Jira extends Atlassian {
    Jira() {
      super("jira");
    }

    @Override
    Reply write(Call call) {
      if (!call.is("POST", "/rest/api/3/issue/SUP-7/comment")) {
        return notFound();
      }
      JsonNode body = call.json().at("/body");
      if (!body.at("/type").asText().equals("doc")
          || body.at("/version").asInt() != 1
          || hasEmptyText(body)) {
        return refused(400, "{\"errorMessages\":[],\"errors\":{\"comment\":\"INVALID_INPUT\"}}");
      }
      JsonNode property = call.json().at("/properties/0");
      boolean internal =
          property.at("/key").asText().equals("sd.public.comment")
              && property.at("/value/internal").asBoolean();
      return wrote(201, "{\"id\":\"1000\"}", body.toString(), !internal);
    }

    // The real one answers INVALID_INPUT, and nothing else, to an empty text or paragraph.
    private static boolean hasEmptyText(JsonNode node) {
      if (node.path("type").asText().equals("text") && node.path("text").asText().isEmpty()) {
        return true;
      }
      for (JsonNode child : node.path("content")) {
        if (hasEmptyText(child)) {
          return true;
        }
      }
      return node.path("type").asText().equals("paragraph") && node.path("content").isEmpty();
    }
  }

  static final class ServiceNow extends FakeHelpdesk {
    private static final String ID = "9d385017c611228701d22104cc95c371";

    ServiceNow() {
      super("servicenow", ID, Map.of("user", "mtasts.bot"), Map.of("token", "sn-secret-pass"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("Authorization", basic("mtasts.bot", "sn-secret-pass"))) {
        return refused(
            401,
            "{\"error\":{\"message\":\"User Not Authenticated\",\"detail\":\"Required to provide"
                + " Auth information\"},\"status\":\"failure\"}");
      }
      String path = "/api/now/table/incident/" + ID;
      if (call.is("GET", path) && call.asks("sysparm_display_value", "true")) {
        return listed("{\"result\":{\"work_notes\":[", "value", "]}}");
      }
      if (call.is("PATCH", path) && call.hasOnly("", "work_notes")) {
        return wrote(
            200, "{\"result\":{\"sys_id\":\"" + ID + "\"}}", call.text("/work_notes"), false);
      }
      if (call.is("PATCH", path) && call.hasOnly("", "comments")) {
        return wrote(200, "{\"result\":{\"sys_id\":\"" + ID + "\"}}", call.text("/comments"), true);
      }
      return refused(
          404,
          "{\"error\":{\"message\":\"No Record found\",\"detail\":\"Record doesn't exist or ACL"
              + " restricts the record retrieval\"},\"status\":\"failure\"}");
    }
  }

  static final class Zammad extends FakeHelpdesk {
    Zammad() {
      super("zammad", "81", Map.of(), Map.of("token", "zm-secret-token"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("Authorization", "Token token=zm-secret-token")) {
        return refused(401, "{\"error\":\"Invalid token!\"}");
      }
      if (call.is("GET", "/api/v1/ticket_articles/by_ticket/81")) {
        return listed("[", "body", "]");
      }
      if (call.is("POST", "/api/v1/ticket_articles")
          && call.json().at("/ticket_id").isIntegralNumber()
          && call.text("/ticket_id").equals("81")
          && call.text("/content_type").equals("text/html")
          && call.text("/type").equals("note")) {
        return wrote(
            201, "{\"id\":5}", call.text("/body"), !call.json().at("/internal").asBoolean());
      }
      return refused(
          404, "{\"error\":\"Couldn't find Ticket with 'id'\",\"error_human\":\"No such object\"}");
    }
  }

  static final class Glpi extends FakeHelpdesk {
    Glpi() {
      super(
          "glpi",
          "4",
          Map.of("client-id", "abc", "user", "mtasts"),
          Map.of("client-secret", "glpi-client-secret", "password", "glpi-pass-wörd"));
    }

    @Override
    Reply answer(Call call) {
      if (call.is("POST", "/api.php/token")) {
        boolean right =
            call.text("/grant_type").equals("password")
                && call.text("/client_id").equals("abc")
                && call.text("/client_secret").equals("glpi-client-secret")
                && call.text("/username").equals("mtasts")
                && call.text("/password").equals("glpi-pass-wörd")
                && call.text("/scope").equals("api");
        return right
            ? said(
                200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"eyJ.a.b\"}")
            : refused(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"Client authentication"
                    + " failed\"}");
      }
      if (!call.has("Authorization", "Bearer eyJ.a.b")) {
        return refused(401, "{\"status\":\"ERROR_UNAUTHENTICATED\",\"title\":\"Unauthenticated\"}");
      }
      String path = "/api.php/v2/Assistance/Ticket/4/Timeline/Followup";
      if (call.is("GET", path)) {
        return listed("[", "content", "]");
      }
      if (call.is("POST", path) && call.hasOnly("", "content", "is_private")) {
        return wrote(
            201,
            "{\"id\":1,\"href\":\"/x\"}",
            call.text("/content"),
            !call.json().at("/is_private").asBoolean());
      }
      return refused(404, "{\"status\":\"ERROR_ITEM_NOT_FOUND\",\"title\":\"Item not found\"}");
    }
  }

  static final class GlpiLegacy extends FakeHelpdesk {
    GlpiLegacy() {
      super(
          "glpi-legacy",
          "4",
          Map.of(),
          Map.of("token", "glpi-user-token", "app-token", "glpi-app-token"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("App-Token", "glpi-app-token")) {
        return refused(400, "[\"ERROR_WRONG_APP_TOKEN_PARAMETER\",\"wrong app token\"]");
      }
      if (call.is("GET", "/apirest.php/initSession")) {
        return call.has("Authorization", "user_token glpi-user-token")
            ? said(200, "{\"session_token\":\"83af7e620c83a50a18d3eac2f6ed05a3ca0bea62\"}")
            : refused(401, "[\"ERROR_GLPI_LOGIN_USER_TOKEN\",\"The user token seems invalid\"]");
      }
      if (!call.has("Session-Token", "83af7e620c83a50a18d3eac2f6ed05a3ca0bea62")) {
        return refused(401, "[\"ERROR_SESSION_TOKEN_INVALID\",\"session_token is invalid\"]");
      }
      if (call.is("GET", "/apirest.php/killSession")) {
        return said(200, "");
      }
      if (call.is("GET", "/apirest.php/Ticket/4/ITILFollowup") && call.asks("order", "DESC")) {
        return listed("[", "content", "]");
      }
      if (call.is("POST", "/apirest.php/ITILFollowup")
          && call.hasOnly("/input", "itemtype", "items_id", "content", "is_private")
          && call.text("/input/itemtype").equals("Ticket")) {
        return call.text("/input/items_id").equals("4")
            ? wrote(
                201,
                "{\"id\":1,\"message\":\"\"}",
                call.text("/input/content"),
                call.json().at("/input/is_private").asInt() == 0)
            : refused(400, "[\"ERROR_GLPI_ADD\",\"You don't have permission\"]");
      }
      return refused(404, "[\"ERROR_ITEM_NOT_FOUND\",\"Item not found\"]");
    }
  }

  static final class RequestTracker extends FakeHelpdesk {
    RequestTracker() {
      super("rt", "1", Map.of(), Map.of("token", "1-16-rt-secret"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("Authorization", "token 1-16-rt-secret")) {
        return refused(401, "{\"message\":\"Unauthorized\"}");
      }
      if (call.is("GET", "/REST/2.0/ticket/1/history")
          && call.asks("fields", "Data")
          && call.asks("order", "DESC")) {
        return listed("{\"items\":[", "Data", "]}");
      }
      boolean comment = call.is("POST", "/REST/2.0/ticket/1/comment");
      if (!comment && !call.is("POST", "/REST/2.0/ticket/1/correspond")) {
        // An unknown ticket, a missing right and a ticket that is not committed: all the same.
        return refused(400, "{\"message\":\"Permission Denied\"}");
      }
      // `{}` posts an empty comment, with 201: the real one does not mind.
      if (!call.text("/ContentType").equals("text/html")) {
        throw new AssertionError("would be an empty or a plain comment: " + call.json());
      }
      return wrote(
          201,
          comment ? "[\"Comments added\"]" : "[\"Correspondence added\"]",
          // The history shows the subject only.
          call.text("/Subject") + " / " + call.text("/Content"),
          !comment);
    }
  }

  static final class Znuny extends FakeHelpdesk {
    Znuny() {
      super(
          "znuny",
          "42",
          Map.of("url", "{base}/znuny/nph-genericinterface.pl/Webservice/mtasts", "user", "bot"),
          Map.of("password", "zn-secret-pass"));
    }

    @Override
    Reply answer(Call call) {
      String base = "/znuny/nph-genericinterface.pl/Webservice/mtasts";
      boolean get = call.is("POST", base + "/TicketGet");
      boolean update = call.is("POST", base + "/TicketUpdate");
      if (!get && !update) {
        return refused(500, "");
      }
      // Everything that goes wrong inside is a 200.
      String name = get ? "TicketGet" : "TicketUpdate";
      if (!call.text("/UserLogin").equals("bot")
          || !call.text("/Password").equals("zn-secret-pass")) {
        return refused(
            200,
            "{\"Error\":{\"ErrorCode\":\"%1$s.AuthFail\",\"ErrorMessage\":\"%1$s: User could not be authenticated!\"}}"
                .formatted(name));
      }
      if (!call.text("/TicketID").equals("42")) {
        return refused(
            200,
            "{\"Error\":{\"ErrorCode\":\"%1$s.AccessDenied\",\"ErrorMessage\":\"%1$s: User does not have access to the ticket!\"}}"
                .formatted(name));
      }
      if (get) {
        return listed("{\"Ticket\":[{\"TicketID\":\"42\",\"Article\":[", "Body", "]}]}");
      }
      return wrote(
          200,
          "{\"ArticleID\":7,\"TicketID\":\"42\",\"TicketNumber\":\"2026030112000011\"}",
          call.text("/Article/Body"),
          call.json().at("/Article/IsVisibleForCustomer").asInt() == 1);
    }
  }

  static final class FreeScout extends FakeHelpdesk {
    FreeScout() {
      super("freescout", "3", Map.of("user", "1"), Map.of("token", "fs-secret-key"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("X-FreeScout-API-Key", "fs-secret-key")) {
        return refused(401, "{\"message\":\"Invalid API key\",\"errorCode\":\"NOT AUTHORIZED\"}");
      }
      if (call.is("GET", "/api/conversations/3")) {
        return listed("{\"id\":3,\"_embedded\":{\"threads\":[", "body", "]}}");
      }
      if (call.is("POST", "/api/conversations/3/threads")
          && call.hasOnly("", "type", "text", "user")
          && call.json().at("/user").asInt() == 1) {
        return wrote(201, "", call.text("/text"), call.text("/type").equals("message"));
      }
      return refused(404, "{\"message\":\"Conversation not found\",\"errorCode\":\"NOT FOUND\"}");
    }
  }

  static final class Redmine extends FakeHelpdesk {
    Redmine() {
      super("redmine", "99", Map.of(), Map.of("token", "rm-secret-key"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("X-Redmine-API-Key", "rm-secret-key")) {
        return refused(401, "");
      }
      if (call.is("GET", "/issues/99.json") && call.asks("include", "journals")) {
        return listed("{\"issue\":{\"id\":99,\"journals\":[", "notes", "]}}");
      }
      if (call.is("PUT", "/issues/99.json") && call.hasOnly("/issue", "notes", "private_notes")) {
        return wrote(
            204,
            "",
            call.text("/issue/notes"),
            !call.json().at("/issue/private_notes").asBoolean());
      }
      return refused(404, "");
    }
  }

  static final class Generic extends FakeHelpdesk {
    Generic() {
      super(
          "generic",
          "A-1",
          Map.of(
              "url", "{base}/tickets/{ticket}/notes",
              "notes-url", "{base}/tickets/{ticket}",
              "header", "X-Key",
              "taken-field", "/noteId"),
          Map.of("token", "gen-secret-key"));
    }

    @Override
    Reply answer(Call call) {
      if (!call.has("X-Key", "gen-secret-key")) {
        return refused(401, "{\"message\":\"no\"}");
      }
      if (call.is("GET", "/tickets/A-1")) {
        return listed("{\"notes\":[", "html", "]}");
      }
      if (call.is("POST", "/tickets/A-1/notes")
          && call.hasOnly("", "ticket", "subject", "html", "text", "public")) {
        return wrote(
            200, "{\"noteId\":1}", call.text("/html"), call.json().at("/public").asBoolean());
      }
      return refused(404, "{}");
    }
  }
}
