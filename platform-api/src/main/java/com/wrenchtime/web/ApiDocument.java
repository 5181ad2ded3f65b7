package com.wrenchtime.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the API for programs, and for people at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String PROBLEM = "Problem";

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
    OpenApiCustomizer problems() {
        return document -> {
            document.getComponents().addSchemas("FieldError", fieldError()).addSchemas(PROBLEM, problem());
            if (document.getPaths() != null) {
                document.getPaths().forEach((path, item) -> {
                    if (path.contains("{shop}")) {
                        item.addParametersItem(shop());
                    }
                });
                document.getPaths().values().stream()
                        .flatMap(it -> it.readOperations().stream())
                        .forEach(it -> it.getResponses().addApiResponse("default", anyProblem()));
            }
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

    private static ApiResponse anyProblem() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("What went wrong")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.setRequired(List.of("type", "title", "status", "detail", "requestId"));
        return problem.description("Why a request was not answered as wished (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri-reference").example("/problems/validation"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema().format("int32"))
                .addProperty("detail", new StringSchema())
                .addProperty("requestId", new StringSchema().format("uuid"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/FieldError"))
                                .description("With /problems/validation: one entry for each field"))
                .additionalProperties(true);
    }

    private static Schema<?> fieldError() {
        var error = new ObjectSchema();
        error.setRequired(List.of("field", "code", "detail"));
        return error.description("What is wrong with one field")
                .addProperty("field", new StringSchema().example("customer.phone"))
                .addProperty("code", new StringSchema().example("required"))
                .addProperty("detail", new StringSchema());
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
