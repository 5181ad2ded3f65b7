package com.wrenchtime.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Gives requests that Tomcat itself refuses, such as those without a well-formed address, the same form of answer. */
@Component
class TomcatProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(ProblemValve.class.getName());
            host.getPipeline().addValve(new ProblemValve());
        });
    }

    /** Writes a problem without help of the application, which has not seen the request. */
    static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                var id = RequestTrail.idOf(request);
                response.setHeader(RequestTrail.HEADER, id);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                var type = Problems.of(status);
                // All parts are our own constants, and the id is a UUID: nothing to escape.
                var body = """
                    {"type":"%s","title":"%s","status":%d,"detail":"The request cannot be answered","requestId":"%s"}\
                    """.formatted(type.uri(), type.title(), status, id);
                response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                // Nobody is there to read it.
            }
        }
    }
}
