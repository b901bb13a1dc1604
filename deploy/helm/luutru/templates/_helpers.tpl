{{- define "luutru.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "luutru.labels" -}}
app.kubernetes.io/name: luutru
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "luutru.selector" -}}
app.kubernetes.io/name: luutru
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "luutru.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{/* The settings that every process has. What a Secret is named for must be there: it would be left out in silence. */}}
{{- define "luutru.env" -}}
{{- if and .Values.mail.existingSecret (not .Values.mail.host) }}{{ fail "mail.existingSecret is set, and mail.host is not: no mail would be sent. Name the server in mail.host" }}{{ end -}}
{{- if and .Values.store.eventstoredb.existingSecret (ne .Values.store.kind "eventstoredb") }}{{ fail "store.eventstoredb.existingSecret is set, and store.kind is not eventstoredb: the log would be kept in PostgreSQL. Set store.kind" }}{{ end -}}
{{- if and (or .Values.kafka.existingSecret .Values.kafka.secretProperties) (not .Values.kafka.enabled) }}{{ fail "kafka.existingSecret or kafka.secretProperties is set, and kafka.enabled is not: no process would speak with Kafka. Set kafka.enabled" }}{{ end -}}
- name: SPRING_PROFILES_ACTIVE
  value: production
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.javaOptions | quote }}
- name: LUUTRU_DATA
  value: /var/lib/luutru
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_MASTERKEY" "secret" .Values.masterKey.existingSecret "key" .Values.masterKey.key) }}
{{- if .Values.masterKey.keyBefore }}
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_MASTERKEYBEFORE" "secret" .Values.masterKey.existingSecret "key" .Values.masterKey.keyBefore) }}
{{- end }}
- name: LUUTRU_DATABASE_URL
  value: {{ .Values.database.url | quote }}
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_DATABASE_USERNAME" "secret" .Values.database.existingSecret "key" .Values.database.usernameKey) }}
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_DATABASE_PASSWORD" "secret" .Values.database.existingSecret "key" .Values.database.passwordKey) }}
{{- if eq .Values.store.kind "eventstoredb" }}
- name: LUUTRU_STORE
  value: eventstoredb
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_EVENTSTOREDB_CONNECTION" "secret" .Values.store.eventstoredb.existingSecret "key" .Values.store.eventstoredb.connectionKey) }}
{{- end }}
{{- if .Values.officials.issuer }}
- name: LUUTRU_OFFICIALS_ISSUER
  value: {{ .Values.officials.issuer | quote }}
- name: LUUTRU_OFFICIALS_AUDIENCE
  value: {{ required "officials.audience" .Values.officials.audience | quote }}
{{- end }}
{{- if .Values.officials.clientId }}
- name: LUUTRU_SIGNIN_CLIENTID
  value: {{ .Values.officials.clientId | quote }}
{{- end }}
{{- if .Values.officials.existingSecret }}
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_SIGNIN_CLIENTSECRET" "secret" .Values.officials.existingSecret "key" .Values.officials.clientSecretKey) }}
{{- end }}
{{- if .Values.webAddress }}
- name: LUUTRU_WEB_ADDRESS
  value: {{ .Values.webAddress | quote }}
{{- end }}
{{- if .Values.mail.host }}
- name: SPRING_MAIL_HOST
  value: {{ .Values.mail.host | quote }}
- name: SPRING_MAIL_PORT
  value: {{ .Values.mail.port | quote }}
- name: SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED
  value: "true"
- name: LUUTRU_REMINDERS_FROM
  value: {{ required "mail.from" .Values.mail.from | quote }}
{{- if .Values.mail.existingSecret }}
{{ include "luutru.secretEnv" (dict "name" "SPRING_MAIL_USERNAME" "secret" .Values.mail.existingSecret "key" .Values.mail.usernameKey) }}
{{ include "luutru.secretEnv" (dict "name" "SPRING_MAIL_PASSWORD" "secret" .Values.mail.existingSecret "key" .Values.mail.passwordKey) }}
{{- end }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* For processes that speak with Kafka. */}}
{{- define "luutru.kafkaEnv" -}}
- name: LUUTRU_KAFKA_BOOTSTRAPSERVERS
  value: {{ .Values.kafka.bootstrapServers | quote }}
{{- range $name, $value := .Values.kafka.properties }}
- name: LUUTRU_KAFKA_PROPERTIES_{{ $name | upper | replace "." "_" }}
  value: {{ $value | quote }}
{{- end }}
{{- if and .Values.kafka.secretProperties (not .Values.kafka.existingSecret) }}{{ fail "kafka.secretProperties is set, and kafka.existingSecret is not: the properties that the Secret holds would be left out, and no process could sign in to Kafka. Name the Secret in kafka.existingSecret" }}{{ end -}}
{{- if .Values.kafka.existingSecret }}
{{- if .Values.kafka.jaasKey }}
{{ include "luutru.secretEnv" (dict "name" "LUUTRU_KAFKA_PROPERTIES_SASL_JAAS_CONFIG" "secret" .Values.kafka.existingSecret "key" .Values.kafka.jaasKey) }}
{{- end }}
{{- range $name, $key := .Values.kafka.secretProperties }}
{{ include "luutru.secretEnv" (dict "name" (printf "LUUTRU_KAFKA_PROPERTIES_%s" ($name | upper | replace "." "_")) "secret" $.Values.kafka.existingSecret "key" $key) }}
{{- end }}
{{- end }}
- name: LUUTRU_KAFKA_REPLICATIONFACTOR
  value: {{ .Values.kafka.replicationFactor | quote }}
{{- end -}}

{{/* One Deployment. Takes root, component, replicas (none where a HorizontalPodAutoscaler decides), resources, env. */}}
{{- define "luutru.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "luutru.name" .root }}-{{ .component }}
  labels:
    {{- include "luutru.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  {{- if .replicas }}
  replicas: {{ .replicas }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "luutru.selector" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  template:
    metadata:
      labels:
        {{- include "luutru.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
      {{- with .root.Values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "luutru.name" .root }}
      automountServiceAccountToken: false
      {{- with .root.Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .root.Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .root.Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "luutru.selector" . | nindent 14 }}
      # The service answers what it accepted for 30 s after SIGTERM, and ends within another 30.
      terminationGracePeriodSeconds: 90
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: luutru
          image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          ports:
            - name: http
              containerPort: 8080
            - name: management
              containerPort: 8081
          env:
            {{- include "luutru.env" .root | nindent 12 }}
            {{- .env | nindent 12 }}
          startupProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            {{- toYaml .root.Values.probes.startup | nindent 12 }}
          livenessProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            {{- toYaml .root.Values.probes.liveness | nindent 12 }}
          readinessProbe:
            httpGet: {path: /actuator/health/readiness, port: management}
            {{- toYaml .root.Values.probes.readiness | nindent 12 }}
          lifecycle:
            preStop:
              # Until every node has taken it out of its balancing. Kubernetes 1.30 and newer.
              sleep: {seconds: 5}
          resources:
            {{- toYaml .resources | nindent 12 }}
          volumeMounts:
            - {name: data, mountPath: /var/lib/luutru}
            - {name: tmp, mountPath: /tmp}
            {{- if .root.Values.trust.existingSecret }}
            - {name: trust, mountPath: /etc/luutru/trust, readOnly: true}
            {{- end }}
      volumes:
        - name: data
          emptyDir: {sizeLimit: 64Mi}
        - name: tmp
          emptyDir: {sizeLimit: 256Mi}
        {{- if .root.Values.trust.existingSecret }}
        - name: trust
          secret: {secretName: {{ .root.Values.trust.existingSecret }}, defaultMode: 0440}
        {{- end }}
{{- end -}}
