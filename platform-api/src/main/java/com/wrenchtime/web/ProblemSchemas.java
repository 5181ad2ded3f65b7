package com.wrenchtime.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the problems of each operation: those of every route, those it declares, and whatever else may happen. */
@Component
class ProblemSchemas implements GlobalOperationComponentsCustomizer {

    private static final String ANY = "Problem";

    private final Map<String, ProblemType> types;

    ProblemSchemas(ObjectProvider<ProblemType> ofModules) {
        this.types = Stream.concat(Problems.ALL.stream(), ofModules.stream())
                .collect(toMap(ProblemType::slug, it -> it, (one, _) -> one, TreeMap::new));
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        var declared = handler.getMethodAnnotation(Refuses.class);
        var problems = Stream.of(
                        ofEveryRoute(operation, handler),
                        declared == null
                                ? Stream.<ProblemType>empty()
                                : Arrays.stream(declared.value()).map(this::type))
                .flatMap(it -> it)
                .toList();
        var answers = operation.getResponses();
        if (handler.hasMethodAnnotation(Versioned.class)) {
            var version = header("string", "The version, for If-Match");
            answers.values().forEach(it -> it.addHeaderObject(HttpHeaders.ETAG, version));
        }
        components.addSchemas(ANY, problem());
        problems.forEach(it -> components.addSchemas(nameOf(it), schema(it, components)));
        problems.stream()
                .collect(groupingBy(ProblemType::status))
                .forEach((status, types) ->
                        answers.addApiResponse(String.valueOf(status.value()), answer(status, types)));
        answers.addApiResponse("default", answer("Something else went wrong, or it is our mistake", reference(ANY)));
        return operation;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    private ProblemType type(String slug) {
        var type = types.get(slug);
        if (type == null) {
            throw new IllegalStateException("No problem is called " + slug);
        }
        return type;
    }

    private static Stream<ProblemType> ofEveryRoute(Operation operation, HandlerMethod handler) {
        var problems = new ArrayList<>(List.of(Problems.TOO_MANY, Problems.UNAVAILABLE));
        if (isOpen(handler)) {
            problems.add(Problems.NOTHING_HERE);
        } else {
            problems.addAll(List.of(Problems.UNAUTHENTICATED, Problems.FORBIDDEN_TO_YOU));
            if (has("path", operation)) {
                problems.add(Problems.NOTHING_HERE);
            }
        }
        if (operation.getRequestBody() != null || has("query", operation)) {
            problems.add(Problems.VALIDATION);
        }
        return problems.stream();
    }

    private static boolean isOpen(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        return mapping != null
                && Arrays.stream(mapping.path())
                        .allMatch(it -> it.startsWith(Routes.PUBLIC_API) && !it.startsWith(Routes.OF_CUSTOMER));
    }

    private static boolean has(String in, Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(it -> it.getIn().equals(in));
    }

    private static ApiResponse answer(HttpStatus status, List<ProblemType> types) {
        var schemas = types.stream().map(it -> reference(nameOf(it))).toList();
        var answer = answer(types.stream().map(ProblemType::title).collect(joining("; or: ")), oneOf(schemas));
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.addHeaderObject(HttpHeaders.RETRY_AFTER, header("integer", "How many seconds to wait"));
        }
        return answer;
    }

    private static ApiResponse answer(String description, Schema<?> schema) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(APPLICATION_PROBLEM_JSON_VALUE, new MediaType().schema(schema)));
    }

    private static Schema<?> oneOf(List<? extends Schema<?>> schemas) {
        if (schemas.size() == 1) {
            return schemas.getFirst();
        }
        var choice = new JsonSchema();
        choice.setOneOf(List.copyOf(schemas));
        return choice;
    }

    private static Schema<?> schema(ProblemType type, Components components) {
        var own = new JsonSchema();
        own.addType("object");
        own.addProperty("type", constant("string", type.uri().toString()));
        own.addProperty("status", constant("integer", type.status().value()));
        own.setRequired(List.of("type", "status"));
        if (type.members() != null) {
            addMembers(type.members(), own, components);
        }
        var problem = new JsonSchema();
        problem.setDescription(type.title());
        problem.setAllOf(List.of(reference(ANY), own));
        return problem;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as swagger's own signatures are
    private static void addMembers(Class<?> members, Schema<?> own, Components components) {
        var resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(members).resolveAsRef(false));
        Map<String, Schema> properties = resolved.schema.getProperties();
        properties.forEach(own::addProperty);
        resolved.schema.getRequired().forEach(it -> own.addRequiredItem((String) it));
        resolved.referencedSchemas.forEach(components::addSchemas);
    }

    private static Schema<?> problem() {
        var problem = new JsonSchema();
        problem.addType("object");
        problem.setDescription("Why a request was not answered as wished (RFC 9457)");
        problem.addProperty(
                "type",
                property("string", "Tells kinds of problems apart; opened, it explains this one")
                        .format("uri-reference")
                        .example("/problems/validation"));
        problem.addProperty("title", property("string", "What all problems of the type have in common"));
        problem.addProperty("status", property("integer", "The status of the answer"));
        problem.addProperty("detail", property("string", "What can be done about this one"));
        problem.addProperty(
                "requestId",
                property("string", "What to name when asking for help").format("uuid"));
        problem.setRequired(List.of("type", "title", "status", "detail", "requestId"));
        return problem;
    }

    private static Schema<?> property(String type, String description) {
        var property = new JsonSchema();
        property.addType(type);
        property.setDescription(description);
        return property;
    }

    private static Schema<?> constant(String type, Object value) {
        var constant = new JsonSchema();
        constant.addType(type);
        constant.setConst(value);
        return constant;
    }

    private static Header header(String type, String description) {
        return new Header().description(description).required(true).schema(new JsonSchema().typesItem(type));
    }

    private static Schema<?> reference(String name) {
        var reference = new JsonSchema();
        reference.set$ref("#/components/schemas/" + name);
        return reference;
    }

    // slot-taken becomes SlotTakenProblem.
    private static String nameOf(ProblemType type) {
        return Arrays.stream(type.slug().split("-", -1))
                .map(it -> Character.toUpperCase(it.charAt(0)) + it.substring(1))
                .collect(joining("", "", ANY));
    }
}
