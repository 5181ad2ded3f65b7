package com.wrenchtime.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the API for programs, and for people at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final Map<String, String> HEADERS = Map.of(
            Idempotency.HEADER,
                    "New for every intent, the same for every retry of it; 1 to 255 visible ASCII characters",
            HttpHeaders.IF_MATCH, "The ETag of what was seen, such as \"3\"");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ClientAddress.class);
    }

    @Bean
    OpenAPI openApi(ApiSettings settings) {
        return new OpenAPI()
                .info(new Info()
                        .title("Wrenchtime")
                        .version("1")
                        .description("Booking mobile mechanics. Errors are problems (RFC 9457) with a request id."))
                .servers(List.of(new Server().url(settings.publicUrl().toString())))
                .security(List.of());
    }

    @Bean
    OpenApiCustomizer shopInPath() {
        return document -> {
            if (document.getPaths() != null) {
                document.getPaths().forEach((path, item) -> {
                    if (path.startsWith(Routes.PUBLIC_API + "/{shop}")) {
                        item.addParametersItem(shop());
                    }
                });
            }
        };
    }

    @Bean
    ParameterCustomizer parameters() {
        return (parameter, _) -> {
            // Without the guard springdoc ends here for parameters that are not described at all.
            if (parameter != null) {
                if (HEADERS.containsKey(parameter.getName())) {
                    parameter.setDescription(HEADERS.get(parameter.getName()));
                }
                // A parameter is sent or left out; there is no null in a query.
                if (parameter.getSchema() != null && parameter.getSchema().getTypes() != null) {
                    parameter.getSchema().getTypes().remove("null");
                }
            }
            return parameter;
        };
    }

    // Read from the path at the edge, so no controller declares it.
    private static Parameter shop() {
        return new PathParameter()
                .name("shop")
                .description("The shop's address")
                .example("edgar")
                .schema(new StringSchema());
    }

    /** The short address of the pages for people. */
    @Controller
    static class Docs {

        @GetMapping("/docs")
        String docs() {
            return "redirect:/docs/swagger-ui/index.html";
        }
    }
}
